// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CoopRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** An act whose parts a test changes. */
    private static final class Draft {
        boolean collective;
        LocalDate day = TODAY.minusDays(3);
        int minutes = 30;
        String place = "lieu_activite";
        UUID point = Ids.next();
        String insee;
        List<String> themes = List.of("email");
        List<String> administrative = List.of();
        List<String> devices = List.of("ordinateur");
        String autonomy = "autonome";
        String redirection = "";
        int persons = 1;
        int before = 1;
        Map<String, Map<String, Integer>> counts = Map.of("genre", Map.of("feminin", 1));
        boolean placed = true;
    }

    private static List<String> codes(UnaryOperator<Draft> change) {
        var it = change.apply(new Draft());
        return CoopRules.check(
                        new CoopAct(
                                Ids.next(),
                                it.collective,
                                it.collective,
                                it.day,
                                it.minutes,
                                it.place,
                                it.point,
                                it.insee,
                                it.themes,
                                it.administrative,
                                it.devices,
                                it.autonomy,
                                it.redirection,
                                it.collective ? "Ma boîte mail" : "",
                                it.persons,
                                it.before,
                                it.counts,
                                List.of(Ids.next()),
                                false),
                        TODAY,
                        it.placed)
                .stream()
                .map(problem -> problem.code().replace("programmes.coop.problem.", "")
                        + (problem.severity() == Problem.Severity.WARNING ? "?" : ""))
                .toList();
    }

    @Test
    void an_act_that_follows_the_rules_has_no_problem() {
        assertThat(codes(it -> it)).isEmpty();
    }

    @Test
    void the_day_is_of_the_programme_and_not_to_come() {
        assertThat(codes(it -> {
                    it.day = LocalDate.of(2020, 11, 16);
                    return it;
                }))
                .containsExactly("before");
        assertThat(codes(it -> {
                    it.day = LocalDate.of(2020, 11, 17);
                    return it;
                }))
                .isEmpty();
        assertThat(codes(it -> {
                    it.day = TODAY.plusDays(1);
                    return it;
                }))
                .containsExactly("to-come");
    }

    @Test
    void a_duration_has_its_bounds() {
        assertThat(codes(it -> {
                    it.minutes = 0;
                    return it;
                }))
                .containsExactly("no-time");
        assertThat(codes(it -> {
                    it.minutes = 1439;
                    return it;
                }))
                .isEmpty();
        assertThat(codes(it -> {
                    it.minutes = 1440;
                    return it;
                }))
                .containsExactly("long");
    }

    @Test
    void a_home_and_another_place_ask_for_a_commune_with_a_postcode() {
        for (var place : List.of("domicile", "autre")) {
            assertThat(codes(it -> {
                        it.place = place;
                        it.point = null;
                        return it;
                    }))
                    .containsExactly("no-commune");
            assertThat(codes(it -> {
                        it.place = place;
                        it.point = null;
                        it.insee = "69999";
                        it.placed = false;
                        return it;
                    }))
                    .containsExactly("commune");
        }
        assertThat(codes(it -> {
                    it.place = "a_distance";
                    it.point = null;
                    it.placed = false;
                    return it;
                }))
                .isEmpty();
        assertThat(codes(it -> {
                    it.point = null;
                    return it;
                }))
                .containsExactly("point");
        assertThat(codes(it -> {
                    it.place = "bus";
                    return it;
                }))
                .containsExactly("place");
    }

    @Test
    void a_procedure_is_said_only_with_the_help_with_procedures() {
        assertThat(codes(it -> {
                    it.themes = List.of();
                    return it;
                }))
                .containsExactly("no-theme");
        assertThat(codes(it -> {
                    it.administrative = List.of("logement");
                    return it;
                }))
                .containsExactly("administrative");
        assertThat(codes(it -> {
                    it.themes = List.of(CoopAct.ADMINISTRATIVE);
                    it.administrative = List.of("logement");
                    return it;
                }))
                .isEmpty();
        assertThat(codes(it -> {
                    it.themes = List.of(CoopAct.ADMINISTRATIVE);
                    return it;
                }))
                .containsExactly("which-administrative?");
        assertThat(codes(it -> {
                    it.themes = List.of("astrologie");
                    it.devices = List.of("fax");
                    it.autonomy = "presque";
                    it.redirection = "ailleurs";
                    return it;
                }))
                .containsExactly("theme", "device", "autonomy", "redirection");
    }

    @Test
    void no_dimension_says_more_than_there_are_persons() {
        assertThat(codes(it -> {
                    it.collective = true;
                    it.persons = 5;
                    it.counts = Map.of(
                            "genre",
                            Map.of("feminin", 3, "masculin", 2),
                            "tranche_age",
                            Map.of("soixante_dix_plus", 6));
                    return it;
                }))
                .containsExactly("sum");
        assertThat(codes(it -> {
                    it.before = 2;
                    return it;
                }))
                .containsExactly("before-more");
        assertThat(codes(it -> {
                    it.persons = 2;
                    return it;
                }))
                .containsExactly("together?");
        assertThat(codes(it -> {
                    it.collective = true;
                    it.persons = 10_001;
                    return it;
                }))
                .containsExactly("persons");
    }

    @Test
    void what_was_not_said_makes_each_dimension_add_up() {
        var act = new CoopAct(
                Ids.next(),
                true,
                true,
                TODAY,
                90,
                "lieu_activite",
                Ids.next(),
                null,
                List.of("email"),
                List.of(),
                List.of(),
                "",
                "",
                "Ma boîte mail",
                12,
                0,
                Map.of("genre", Map.of("feminin", 7)),
                List.of(),
                false);
        CoopAct.DIMENSIONS.forEach((dimension, codes) -> assertThat(codes.stream()
                        .mapToInt(code -> act.count(dimension, code))
                        .sum())
                .isEqualTo(12));
        assertThat(act.count("genre", "non_communique")).isEqualTo(5);
    }
}
