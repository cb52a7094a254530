// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.Commune;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemonstrationPlanTest {
    private static final List<Commune> COMMUNES = IntStream.range(0, 600)
            .mapToObj(i -> new Commune(
                    "%05d".formatted(i),
                    "Commune " + i,
                    "%02d".formatted(i % 60),
                    List.of("01000"),
                    9000 - i,
                    null,
                    null))
            .toList();

    @Test
    void has_the_sizes_of_the_real_network() {
        var bodies = bodies(7);
        var points = bodies.stream().flatMap(body -> body.points().stream()).toList();
        assertThat(bodies).hasSize(30);
        assertThat(points).hasSize(66);
        assertThat(points.stream().filter(p -> p.labels().contains("pand"))).hasSize(25);
        assertThat(points.stream().filter(p -> p.labels().contains("france-services")))
                .hasSize(40);
        assertThat(points.stream().filter(p -> p.kind() == PointKind.MOBILE)).hasSize(DemonstrationPlan.MOBILE);
        assertThat(bodies.stream().mapToInt(body -> body.mediators().size()).sum())
                .isEqualTo(450);
        assertThat(bodies).extracting(Body::name).allMatch(name -> name.contains("(démonstration)"));
    }

    @Test
    void the_same_seed_gives_the_same_network_and_another_seed_another_one() {
        assertThat(bodies(7)).isEqualTo(bodies(7));
        assertThat(bodies(7)).isNotEqualTo(bodies(8));
    }

    @Test
    void no_address_of_a_person_could_receive_mail() {
        assertThat(bodies(7).stream().flatMap(body -> body.mediators().stream()))
                .extracting(DemonstrationPlan.Person::email)
                .allMatch(email -> email.endsWith("@demo.example"))
                .doesNotHaveDuplicates();
        assertThat(bodies(7).stream().flatMap(body -> body.points().stream()))
                .extracting(NewPoint::summary)
                .allMatch(summary -> summary.contains("fictif"));
    }

    @Test
    void each_point_bears_a_siret_of_its_own_that_passes_its_check_and_that_nobody_has() {
        var pivots = bodies(7).stream()
                .flatMap(body -> body.points().stream())
                .map(NewPoint::pivot)
                .toList();
        assertThat(pivots)
                .hasSize(66)
                .doesNotHaveDuplicates()
                .allSatisfy(pivot -> assertThat(pivot)
                        .matches("00000\\d{9}")
                        .satisfies(DemonstrationPlanTest::passesLuhn)
                        .satisfies(siret -> passesLuhn(siret.substring(0, 9))));
    }

    private static void passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
        }
        assertThat(sum % 10).isZero();
    }

    private static List<Body> bodies(long seed) {
        return new DemonstrationPlan(new SeededRandom(seed), LocalDate.of(2026, 8, 27)).bodies(COMMUNES);
    }
}
