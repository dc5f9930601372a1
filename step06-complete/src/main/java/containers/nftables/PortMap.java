package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_DATA_VALUE;
import static containers.nftables.NftAttribute.NFTA_LIST_ELEM;
import static containers.nftables.NftAttribute.NFTA_SET_DATA_LEN;
import static containers.nftables.NftAttribute.NFTA_SET_DATA_TYPE;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_DATA;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_KEY;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_LIST_ELEMENTS;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_LIST_SET;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_LIST_TABLE;
import static containers.nftables.NftAttribute.NFTA_SET_FLAGS;
import static containers.nftables.NftAttribute.NFTA_SET_ID;
import static containers.nftables.NftAttribute.NFTA_SET_KEY_LEN;
import static containers.nftables.NftAttribute.NFTA_SET_KEY_TYPE;
import static containers.nftables.NftAttribute.NFTA_SET_NAME;
import static containers.nftables.NftAttribute.NFTA_SET_TABLE;

import containers.addresses.Ipv4Address;
import containers.netlink.Attribute;
import containers.netlink.Attributes;
import containers.netlink.MessageFlag;
import containers.netlink.Request;
import containers.ports.Protocol;
import containers.ports.PublishedPort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** From the host's ports to the containers'. Publishing one adds an element; no rule changes. */
enum PortMap {
    /** Ports of all the host's addresses. */
    PUBLISHED(1, "published", "inet_proto . inet_service", 0x30D, 8, false),
    /** Ports of one address. */
    PUBLISHED_AT(2, "published_at", "ipv4_addr . inet_proto . inet_service", 0x730D, 12, true);

    private static final String TARGET = "ipv4_addr . inet_service";

    /** For nft(8) only, which numbers types: six bits for each. */
    private static final int TARGET_TYPE = 0x1CD;

    private static final int TARGET_SIZE = 8;
    private static final int IS_MAP = 8; // NFT_SET_MAP

    private final int id;
    private final String mapName;
    private final String key;
    private final int keyType;
    private final int keySize;
    private final boolean hasAddress;

    PortMap(int id, String mapName, String key, int keyType, int keySize, boolean hasAddress) {
        this.id = id;
        this.mapName = mapName;
        this.key = key;
        this.keyType = keyType;
        this.keySize = keySize;
        this.hasAddress = hasAddress;
    }

    /** The one that a port is in. */
    static PortMap of(PublishedPort port) {
        return port.isOfAll() ? PUBLISHED : PUBLISHED_AT;
    }

    String mapName() {
        return mapName;
    }

    /** Makes it. */
    Request creation(String table) {
        return NftMessage.NFT_MSG_NEWSET.inet(
                List.of(
                        Attribute.text(NFTA_SET_TABLE, table),
                        Attribute.text(NFTA_SET_NAME, mapName),
                        Attribute.bigEndian32(NFTA_SET_FLAGS, IS_MAP, "map"),
                        Attribute.bigEndian32(NFTA_SET_KEY_TYPE, keyType, key),
                        Attribute.bigEndian32(NFTA_SET_KEY_LEN, keySize),
                        Attribute.bigEndian32(NFTA_SET_DATA_TYPE, TARGET_TYPE, TARGET),
                        Attribute.bigEndian32(NFTA_SET_DATA_LEN, TARGET_SIZE),
                        Attribute.bigEndian32(NFTA_SET_ID, id)),
                MessageFlag.NLM_F_CREATE);
    }

    /** Has a port lead to that container; refused (EEXIST) where it leads to another. */
    Request addition(String table, PublishedPort port, Ipv4Address container) {
        return NftMessage.NFT_MSG_NEWSETELEM.inet(
                elements(
                        table,
                        Attribute.nested(NFTA_SET_ELEM_KEY, key(port)),
                        Attribute.nested(NFTA_SET_ELEM_DATA, target(port, container))),
                MessageFlag.NLM_F_CREATE,
                MessageFlag.NLM_F_EXCL);
    }

    Request removal(String table, PublishedPort port) {
        return NftMessage.NFT_MSG_DELSETELEM.inet(elements(table, Attribute.nested(NFTA_SET_ELEM_KEY, key(port))));
    }

    private List<Attribute> elements(String table, Attribute... element) {
        List<Attribute> attributes = new ArrayList<>(name(table));
        attributes.add(Attribute.nested(NFTA_SET_ELEM_LIST_ELEMENTS, Attribute.nested(NFTA_LIST_ELEM, element)));
        return attributes;
    }

    /** Asks for all elements. */
    Request list(String table) {
        return NftMessage.NFT_MSG_GETSETELEM.inet(name(table), MessageFlag.NLM_F_DUMP);
    }

    private List<Attribute> name(String table) {
        return List.of(
                Attribute.text(NFTA_SET_ELEM_LIST_TABLE, table), Attribute.text(NFTA_SET_ELEM_LIST_SET, mapName));
    }

    /** Each part of a key takes a multiple of four bytes. */
    private Attribute key(PublishedPort port) {
        ByteBuffer bytes = ByteBuffer.allocate(keySize);
        if (hasAddress) {
            bytes.putInt(port.address().bits());
        }
        bytes.put((byte) port.protocol().number()).put(new byte[Integer.BYTES - Byte.BYTES]);
        bytes.putShort((short) port.port());
        String address = hasAddress ? port.address() + " . " : "";
        return Attribute.bytes(NFTA_DATA_VALUE, bytes.array(), address + port.protocol() + " . " + port.port());
    }

    private static Attribute target(PublishedPort port, Ipv4Address container) {
        byte[] bytes = ByteBuffer.allocate(TARGET_SIZE)
                .putInt(container.bits())
                .putShort((short) port.inside())
                .putShort((short) 0)
                .array();
        return Attribute.bytes(NFTA_DATA_VALUE, bytes, container + " . " + port.inside());
    }

    /** The element that the kernel showed. */
    Publication read(Attributes element) {
        ByteBuffer read = ByteBuffer.wrap(value(element.nested(NFTA_SET_ELEM_KEY)));
        Ipv4Address address = hasAddress ? new Ipv4Address(read.getInt()) : Ipv4Address.ANY;
        int protocol = read.getInt() >>> (Integer.SIZE - Byte.SIZE);
        int port = Short.toUnsignedInt(read.getShort());
        ByteBuffer target = ByteBuffer.wrap(value(element.nested(NFTA_SET_ELEM_DATA)));
        Ipv4Address container = new Ipv4Address(target.getInt());
        int inside = Short.toUnsignedInt(target.getShort());
        Protocol known = protocol == Protocol.TCP.number() ? Protocol.TCP : Protocol.UDP;
        return new Publication(new PublishedPort(known, address, port, inside), container);
    }

    private static byte[] value(Attributes data) {
        return data.bytes(NFTA_DATA_VALUE).orElseThrow();
    }

    /** As nft(8) lists it when it is empty. */
    List<String> lines() {
        return List.of("\tmap " + mapName + " {", "\t\ttype " + key + " : " + TARGET, "\t}");
    }
}
