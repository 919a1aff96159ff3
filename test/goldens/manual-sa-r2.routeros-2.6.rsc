/ip ipsec manual-sa add name=sa1 ah-key=auth-key1 esp-enc-key=enc-key2/enc-key1 esp-auth-key=none ah-spi=257/256 esp-spi=259/258
