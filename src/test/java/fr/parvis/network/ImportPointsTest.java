// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.network.domain.ImportPoints;
import fr.parvis.network.domain.ImportPoints.Change;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class ImportPointsTest {
    private static final Path REAL =
            Path.of("node_modules/@gouvfr-anct/cartographie-nationale/assets/data/source.json");

    @Autowired
    Network network;

    @Autowired
    ImportPoints importPoints;

    @Autowired
    Points points;

    @Autowired
    PublicPoints publicPoints;

    @Test
    void the_same_real_file_twice_changes_nothing_the_second_time() throws IOException {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var association = network.anAssociation();
        var reading = read(Files.newInputStream(REAL));

        var first = Network.as(head, () -> importPoints.take(reading, association));
        assertThat(first.count(Change.NEW))
                .isGreaterThan(600)
                .isEqualTo(reading.good().size());

        var second = Network.as(head, () -> importPoints.take(read(Files.newInputStream(REAL)), association));
        assertThat(second.count(Change.UNCHANGED)).isEqualTo(reading.good().size());
        assertThat(points.list(association)).hasSize(reading.good().size());
    }

    @Test
    void what_a_later_file_says_otherwise_is_changed_and_what_it_does_not_say_stays() throws IOException {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var head = "id;nom;commune;code_postal;adresse;telephone;horaires\n";
        take(director, head + "p1;Point du Port;Brest;29200;1 rue du Port;0298000000;Mo-Fr 09:00-12:00\n");
        var plan = take(director, head + "p1;Point du Vieux Port;Brest;29200;1 rue du Port;;\n");

        assertThat(plan.count(Change.CHANGED)).isEqualTo(1);
        var saved = points.list(director.association()).getFirst();
        assertThat(saved.name()).isEqualTo("Point du Vieux Port");
        assertThat(saved.insee()).isEqualTo("29019");
    }

    @Test
    void a_point_that_moves_to_another_commune_leaves_its_position_behind() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var head = "id;nom;commune;code_postal;adresse;latitude;longitude\n";
        take(director, head + "p1;Point du Port;Brest;29200;1 rue du Port;48.39;-4.486\n");
        take(director, head + "p1;Point du Port;Brest;29200;2 rue du Port;;\n");
        var point = points.list(director.association()).getFirst().id();
        assertThat(latitude(point)).as("in the same commune").isEqualTo(48.39);

        take(director, head + "p1;Point du Port;Villeurbanne;69100;1 rue du Port;;\n");
        assertThat(points.find(point).map(Point::insee)).contains("69266");
        assertThat(latitude(point)).isNull();
    }

    @Test
    void an_identifier_that_comes_again_with_a_space_nobody_sees_does_not_stop_the_others() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var plan = take(
                director,
                "id;nom;commune;code_postal;adresse\n"
                        + "p1;Point du Port;Brest;29200;1 rue du Port\n"
                        + "p1\u00A0;Point du Port;Brest;29200;1 rue du Port\n"
                        + "p2;Point du Phare;Brest;29200;2 rue du Port\n");

        assertThat(plan.count(Change.NEW)).isEqualTo(2);
        assertThat(plan.reading().refused()).hasSize(1);
        assertThat(points.list(director.association())).hasSize(2);
    }

    @Test
    void an_association_cannot_import_into_another_one() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var other = network.anAssociation();
        var file = "id;nom;commune;code_postal;adresse\nx;Point;Brest;29200;1 rue du Port\n";
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        Network.as(director, () -> importPoints.take(read(bytes(file)), other))))
                .hasStackTraceContaining("row-level security");
    }

    private @Nullable Double latitude(UUID point) {
        return publicPoints.find(point, Locale.FRANCE).orElseThrow().latitude();
    }

    private ImportPoints.Plan take(fr.parvis.access.SignedIn who, String file) {
        return Network.as(who, () -> importPoints.take(read(bytes(file)), who.association()));
    }

    private static InputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private Reading read(InputStream file) throws IOException {
        try (file) {
            return (Reading) importPoints.read(file);
        }
    }
}
