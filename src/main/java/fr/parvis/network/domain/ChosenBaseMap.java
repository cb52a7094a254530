// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.BaseMap;
import org.springframework.stereotype.Component;

/** The archive where there is one, else the server of tiles that a setting names, else the outline. */
@Component
class ChosenBaseMap implements BaseMap {
    private final TileArchive archive;
    private final TileServer server;

    ChosenBaseMap(TileArchive archive, TileServer server) {
        this.archive = archive;
        this.server = server;
    }

    @Override
    public Kind kind() {
        if (archive.find().isPresent()) return Kind.ARCHIVE;
        return server.isSet() ? Kind.TILES : Kind.OUTLINE;
    }

    @Override
    public String attribution() {
        return switch (kind()) {
            case ARCHIVE -> archive.attribution();
            case TILES -> server.attribution();
            case OUTLINE -> "";
        };
    }

    @Override
    public int nearest() {
        return archive.find().map(TileArchive.Archive::nearest).orElse(TileServer.NEAREST);
    }

    @Override
    public String version() {
        return archive.find().map(TileArchive.Archive::version).orElse("");
    }
}
