// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.network.Communes;
import fr.parvis.network.domain.ImportCommunePlaces.Outcome;
import fr.parvis.network.domain.ImportCommunePlaces.Outcome.NotReadable;
import fr.parvis.network.domain.ImportCommunePlaces.Outcome.Placed;
import fr.parvis.network.domain.ImportCommunePlaces.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The places of communes from an official file, in the forms in which such files are published; nothing of it stays. */
@ParvisTest
@Transactional
class ImportCommunePlacesTest {
    @Autowired
    ImportCommunePlaces importPlaces;

    @Autowired
    Communes communes;

    @Autowired
    JdbcClient database;

    private Outcome take(String file) throws IOException {
        return take(file, StandardCharsets.UTF_8);
    }

    private Outcome take(String file, Charset charset) throws IOException {
        return importPlaces.handle(new ByteArrayInputStream(file.getBytes(charset)));
    }

    @Test
    void a_commune_whose_place_was_estimated_has_its_own() throws IOException {
        assertThat(communes.findSpot("01001").orElseThrow().exact()).isFalse();
        assertThat(
                        take(
                                "code_insee;nom_standard;latitude_mairie;longitude_mairie\n01001;L'Abergement-Clémenciat;46.153;4.926\n"))
                .isEqualTo(new Placed(1, 0, java.util.List.of()));
        var spot = communes.findSpot("01001").orElseThrow();
        assertThat(spot.exact()).isTrue();
        assertThat(spot.latitude()).isEqualTo(46.153);
        assertThat(database.sql("select official and label_zoom is not null from network.commune where insee = '01001'")
                        .query(Boolean.class)
                        .single())
                .as("it has a name on the map now, and our own files leave it as it is")
                .isTrue();
    }

    @Test
    void a_place_is_read_once_for_all_lines_of_a_list_and_anew_after_a_file() throws IOException {
        var before = communes.findSpot("01001").orElseThrow();
        var name = communes.find("01001").orElseThrow();
        database.sql("update network.commune set about_latitude = 1, latitude = 1 where insee = '01001'")
                .update();
        assertThat(communes.findSpot("01001")).contains(before);
        assertThat(communes.find("01001")).contains(name);
        take("insee,lat,lon\n01001,46.153,4.926\n");
        assertThat(communes.findSpot("01001").orElseThrow().latitude()).isEqualTo(46.153);
        assertThat(communes.find("01001").orElseThrow().latitude()).isEqualTo(46.153);
    }

    @Test
    void the_file_of_la_poste_has_both_in_one_cell_and_several_lines_for_a_commune() throws IOException {
        var file = "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;_geopoint\n"
                + "01001;L ABERGEMENT CLEMENCIAT;01400;46.15170180297,4.930600521664\n"
                + "01001;L ABERGEMENT CLEMENCIAT;01401;46.2,4.9\n99999;AILLEURS;99999;1,1\n";
        assertThat(take(file, Charset.forName("windows-1252"))).isEqualTo(new Placed(1, 1, java.util.List.of()));
        assertThat(communes.findSpot("01001").orElseThrow().latitude()).isBetween(46.15, 46.16);
    }

    @Test
    void lines_without_a_place_on_earth_are_named_and_the_others_taken() throws IOException {
        var file =
                "insee,lat,lon\n1001,46.1,4.9\n01002,,\n01004,95,5\n01005,abc,5\n01006,NaN,5\n01007,-90,5\n01008,0,0\n";
        assertThat(take(file)).isEqualTo(new Placed(1, 0, java.util.List.of(3, 4, 5, 6, 7, 8)));
    }

    @Test
    void what_is_no_such_table_changes_nothing() throws IOException {
        assertThat(take("")).isEqualTo(new NotReadable(Why.NO_COLUMNS, ""));
        assertThat(take("nom;population\nBrest;140000\n"))
                .isEqualTo(new NotReadable(Why.NO_COLUMNS, "nom, population"));
        assertThat(take("insee;lat;lon\n99999;1;1\n")).isEqualTo(new NotReadable(Why.NOTHING, "1"));
        assertThat(take("insee;lat;lon\n01001;\"46;5\n")).isInstanceOf(NotReadable.class);
        assertThat(importPlaces.handle(new ByteArrayInputStream(new byte[] {0x50, 0x4B, 3, 4, 0, 0, 0, 8, 0, 0})))
                .isEqualTo(new NotReadable(Why.NOT_TEXT, ""));
    }
}
