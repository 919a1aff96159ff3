/** Where the facts about AWS Site-to-Site VPN come from. */

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";
const GUIDE = "https://docs.aws.amazon.com/vpn/latest/s2svpn";

export const sources = {
  tunnel: `EC2 API, ${API}/API_VpnTunnelOptionsSpecification.html`,
  connection: `EC2 API, ${API}/API_VpnConnectionOptionsSpecification.html`,
  gateway: `EC2 API, ${API}/API_CreateCustomerGateway.html`,
  initiation: `AWS Site-to-Site VPN user guide, ${GUIDE}/initiate-vpn-tunnels.html`,
  modify: `EC2 API, ${API}/API_ModifyVpnTunnelOptions.html`,
  guide: `AWS Site-to-Site VPN user guide, ${GUIDE}/VPNTunnels.html`,
} as const;

export type SourceId = keyof typeof sources;
