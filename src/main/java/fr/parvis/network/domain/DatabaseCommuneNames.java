// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.CommuneNames;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names of communes in PostgreSQL, by the zoom that {@link CommuneLabels} gave them. */
@Component
@Transactional(readOnly = true)
class DatabaseCommuneNames implements CommuneNames {
    private static final int TILES = 1 << BY_TILE;

    private static final String SELECT = "select name, latitude, longitude, label_zoom from network.commune ";
    private static final String ORDER = " order by population desc, insee";

    private final JdbcClient database;

    DatabaseCommuneNames(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Name> far() {
        return names(database.sql(SELECT + "where label_zoom < :by" + ORDER));
    }

    @Override
    public List<Name> near(int x, int y) {
        return names(database.sql(SELECT + """
                        where label_zoom >= :by and longitude >= :west and longitude < :east
                          and latitude > :south and latitude <= :north""" + ORDER)
                .param("west", longitude(x))
                .param("east", longitude(x + 1))
                .param("north", latitude(y))
                .param("south", latitude(y + 1)));
    }

    private static List<Name> names(JdbcClient.StatementSpec statement) {
        return statement
                .param("by", BY_TILE)
                .query(ResultRow.map(row -> new Name(
                        row.text("name"), row.real("latitude"), row.real("longitude"), row.integer("label_zoom"))))
                .list();
    }

    private static double longitude(int x) {
        return 360.0 * x / TILES - 180;
    }

    private static double latitude(int y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * y / TILES))));
    }
}
