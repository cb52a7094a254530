// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A small archive of vector tiles (PMTiles 3, uncompressed): every tile of the zooms 0 to 7, all the same, with invented streets and the town of
 * Parvis-sur-Essai in the layers of Protomaps' base map.
 */
public final class SmallArchive {
    private static final int EXTENT = 4096;
    private static final int HEADER = 127;
    private static final int ZOOM = 7;
    /** Of all zooms: they are numbered one after the other. */
    private static final int TILES = ((1 << 2 * (ZOOM + 1)) - 1) / 3;

    private SmallArchive() {}

    /** The archive whole. */
    public static byte[] bytes() {
        var tile = tile();
        var directory = new Bytes();
        // one entry: its first tile, its run, its length, its offset and one
        directory.varint(1).varint(0).varint(TILES).varint(tile.length).varint(1);
        var root = directory.bytes();
        var metadata = "{\"name\":\"essai\"}".getBytes(StandardCharsets.UTF_8);
        long metadataAt = HEADER + root.length;
        long tilesAt = metadataAt + metadata.length;
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        header.putLong(HEADER).putLong(root.length);
        header.putLong(metadataAt).putLong(metadata.length);
        header.putLong(tilesAt).putLong(0);
        header.putLong(tilesAt).putLong(tile.length);
        header.putLong(TILES).putLong(1).putLong(1);
        // clustered, directories and tiles not compressed, vector tiles, from zoom 0 on
        header.put((byte) 1)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 0)
                .put((byte) ZOOM);
        header.putInt(-1_800_000_000).putInt(-850_000_000).putInt(1_800_000_000).putInt(850_000_000);
        header.put((byte) 0).putInt(0).putInt(0);
        return new Bytes().raw(header.array()).raw(root).raw(metadata).raw(tile).bytes();
    }

    /** Mapbox vector tile: land everywhere, a grid of streets, a town in the middle of France. */
    private static byte[] tile() {
        var land = new Bytes();
        land.varint(command(1, 1)).zigzag(0).zigzag(0);
        land.varint(command(2, 3))
                .zigzag(EXTENT)
                .zigzag(0)
                .zigzag(0)
                .zigzag(EXTENT)
                .zigzag(-EXTENT)
                .zigzag(0);
        land.varint(command(7, 1));
        var streets = new Bytes();
        int x = 0;
        for (int street = 100; street < EXTENT; street += 100) {
            streets.varint(command(1, 1)).zigzag(street - x).zigzag(street == 100 ? 0 : -EXTENT);
            streets.varint(command(2, 1)).zigzag(0).zigzag(EXTENT);
            x = street;
        }
        var town = new Bytes().varint(command(1, 1)).zigzag(2076).zigzag(1466);
        return new Bytes()
                .field(3, layer("earth", 3, land.bytes(), List.of()))
                .field(3, layer("roads", 2, streets.bytes(), List.of("kind", "highway")))
                .field(
                        3,
                        layer(
                                "places",
                                1,
                                town.bytes(),
                                List.of("kind", "locality", "name", "Parvis-sur-Essai", "kind_detail", "city")))
                .bytes();
    }

    private static int command(int id, int count) {
        return id | count << 3;
    }

    /** @param type 1 point, 2 line, 3 polygon @param properties names and texts in turn */
    private static byte[] layer(String name, int type, byte[] geometry, List<String> properties) {
        var tags = new Bytes();
        var layer = new Bytes();
        layer.number(15, 2).field(1, name.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < properties.size(); i++) tags.varint(i / 2);
        layer.field(
                2,
                new Bytes()
                        .field(2, tags.bytes())
                        .number(3, type)
                        .field(4, geometry)
                        .bytes());
        for (int i = 0; i < properties.size(); i += 2)
            layer.field(3, properties.get(i).getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < properties.size(); i += 2)
            layer.field(
                    4,
                    new Bytes()
                            .field(1, properties.get(i).getBytes(StandardCharsets.UTF_8))
                            .bytes());
        return layer.number(5, EXTENT).bytes();
    }

    /** Protocol buffers, as far as they are needed here. */
    private static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Bytes varint(long value) {
            long left = value;
            while (left > 0x7F) {
                out.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
            return this;
        }

        Bytes zigzag(int value) {
            return varint(value < 0 ? -2L * value - 1 : 2L * value);
        }

        Bytes number(int field, int value) {
            return varint((long) field << 3).varint(value);
        }

        Bytes field(int field, byte[] bytes) {
            return varint((long) field << 3 | 2).varint(bytes.length).raw(bytes);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
