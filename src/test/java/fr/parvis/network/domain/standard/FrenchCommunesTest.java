// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parvis.network.domain.standard.FrenchCommunes.Commune;
import fr.parvis.network.domain.standard.FrenchCommunes.Department;
import java.time.ZoneId;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchCommunesTest {

    private static final FrenchCommunes FRANCE = FrenchCommunes.load();

    @Test
    void holds_every_commune_of_2026_and_the_districts_of_three_cities_once() {
        Collection<Commune> all = FRANCE.listCommunes();

        // the map by code would swallow a code met twice: the number of rows says that there is none
        assertThat(all).hasSize(34_969 + 45);
        assertThat(all).filteredOn(c -> c.name().startsWith("Paris ")).hasSize(20);
        assertThat(all).filteredOn(c -> c.name().startsWith("Lyon ")).hasSize(9);
        assertThat(all).filteredOn(c -> c.name().startsWith("Marseille ")).hasSize(16);
        assertThat(all)
                .allSatisfy(
                        c -> assertThat(FRANCE.findDepartment(c.department())).isPresent());
    }

    @Test
    void knows_where_four_persons_in_five_live() {
        var communes = FRANCE.listCommunes().stream()
                .filter(c -> !c.name().matches("(Paris|Lyon|Marseille) \\d.*"))
                .toList();
        long people = communes.stream().mapToLong(FrenchCommunesTest::people).sum();
        long located = communes.stream()
                .filter(c -> c.latitude() != null && c.longitude() != null)
                .mapToLong(FrenchCommunesTest::people)
                .sum();

        assertThat(people).isBetween(68_000_000L, 70_000_000L);
        assertThat((double) located / people).isGreaterThan(0.83);
    }

    @ParameterizedTest
    @CsvSource({
        "75056, Paris, 48.85, 2.35",
        "75113, Paris 13e Arrondissement, 48.83, 2.36",
        "59183, Dunkerque, 51.03, 2.38",
        "50129, Cherbourg-en-Cotentin, 49.64, -1.62",
        "91228, Évry-Courcouronnes, 48.63, 2.44",
        "93070, Saint-Ouen-sur-Seine, 48.91, 2.33",
        "97411, Saint-Denis, -20.88, 55.45",
        "2A004, Ajaccio, 41.93, 8.74",
        "98818, Nouméa, -22.27, 166.45"
    })
    void knows_these_communes(String insee, String name, double latitude, double longitude) {
        Commune commune = FRANCE.find(insee).orElseThrow();

        assertThat(commune.name()).isEqualTo(name);
        assertThat(commune.latitude()).isCloseTo(latitude, within(0.05));
        assertThat(commune.longitude()).isCloseTo(longitude, within(0.05));
    }

    @Test
    void gives_overseas_departments_their_own_time() {
        assertThat(FRANCE.findDepartment("974")).map(Department::zone).contains(ZoneId.of("Indian/Reunion"));
        assertThat(FRANCE.findDepartment("2B")).map(Department::zone).contains(ZoneId.of("Europe/Paris"));
        assertThat(FRANCE.listDepartments()).hasSize(109);
    }

    @Test
    void a_former_commune_is_the_one_it_joined() {
        assertThat(FRANCE.find("74093")).map(Commune::name).contains("Annecy");
    }

    @ParameterizedTest
    @CsvSource({
        "74360, ABONDANCE, 74001, true",
        "42000, St-Etienne, 42218, true",
        "74000, Annecy, 74010, true",
        "74960, Cran Gevrier, 74010, true",
        "74960, Meythet - Annecy, 74010, false",
        "74003, Annecy Cedex 03, 74010, false",
        "74400, CHAMONIX, 74056, false",
        "73800, Les Molettes, 73159, false",
        "26260, Saint-Donat-sur-lHerbasse, 26301, true",
        "75013, paris 13, 75113, true",
        "69003, Lyon 3ème, 69383, true",
        "75013, Paris, 75056, true",
        "20000, ajaccio, 2A004, true",
        "97400, saint denis, 97411, true",
        "01500, Bourg-en-Bresse, 01053, false"
    })
    void understands_what_people_write(String postcode, String name, String insee, boolean certain) {
        assertThat(FRANCE.findByPostcodeAndName(postcode, name)).hasValueSatisfying(found -> {
            assertThat(found.insee()).isEqualTo(insee);
            assertThat(found.certain()).isEqualTo(certain);
        });
    }

    @ParameterizedTest
    @CsvSource({"74000, Trifouilly-les-Oies", "74000, Saint", "99999, Annecy", "74000, ''"})
    void does_not_guess_at_random(String postcode, String name) {
        assertThat(FRANCE.findByPostcodeAndName(postcode, name)).isEmpty();
    }

    private static long people(Commune commune) {
        Integer population = commune.population();
        return population == null ? 0 : population;
    }
}
