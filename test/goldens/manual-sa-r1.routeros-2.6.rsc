/ip ipsec manual-sa add name=sa1 ah-key=auth-key1 esp-enc-key=enc-key1/enc-key2 esp-auth-key=none ah-spi=256/257 esp-spi=258/259
