// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.activities.domain.ActivityLine.Understood;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a typed line means, against the shipped nomenclature. */
@ParvisTest
class ActivityLineTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Network network;

    @BeforeEach
    void a_network() {
        network.exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        réunion caf 1h30 12                       | partner-meeting     | caf            | 90   | 12 |
        REUNION CAF 90 12                         | partner-meeting     | caf            | 90   | 12 |
        reu avec la mairie 2 h                    | partner-meeting     | town-hall      | 120  |    |
        réunion avec France Travail 1 h 30 8 pers | partner-meeting     | france-travail | 90   | 8  |
        forum emploi 3h 40                        | forum               |                | 180  | 40 | emploi
        stand marché 3h 25 personnes              | forum               |                | 180  | 25 | marché
        conflit 20                                | conflict-calmed     |                | 20   |    |
        conflits 20                               | conflict-calmed     |                | 20   |    |
        veille technique panne ascenseur 10 min   | technical-watch     |                | 10   |    | panne ascenseur
        veille sociale 15'                        | social-watch        |                | 15   |    |
        présence bus 7 45mn 30p                   | active-presence     |                | 45   | 30 | bus 7
        projet jardin partagé 2 h 12              | collective-project  |                | 120  | 12 | jardin partagé
        sensibilisation edf 1,5h 15               | awareness           | edf            | 90   | 15 |
        contact cpam 10                           | institution-contact | cpam           | 10   |    |
        réunion pour le forum de l’emploi 1h 6    | partner-meeting     |                | 60   | 6  | forum de l emploi
        incident 5                                | incident            |                | 5    |    |
        réunion l'Assurance maladie 1h            | partner-meeting     | cpam           | 60   |    |
        réunion cnav 1h                           | partner-meeting     | carsat         | 60   |    |
        """)
    void is_understood(String line, String kind, String partner, Integer minutes, Integer headcount, String title) {
        var understood = read(line);
        assertThat(understood.problems()).as(line).isEmpty();
        assertThat(understood.kind()).as("kind").isEqualTo(kind);
        assertThat(understood.partner()).as("partner").isEqualTo(partner);
        assertThat(understood.minutes()).as("minutes").isEqualTo(minutes);
        assertThat(understood.headcount()).as("headcount").isEqualTo(headcount);
        assertThat(understood.title()).as("title").isEqualTo(title == null ? "" : title);
    }

    @ParameterizedTest
    @CsvSource({
        "réunion caf hier 1h, 2026-11-24",
        "réunion caf avant-hier, 2026-11-23",
        "réunion caf aujourd’hui, 2026-11-25",
        "lundi réunion caf, 2026-11-23",
        "mercredi réunion caf, 2026-11-25",
        "réunion caf 12/11, 2026-11-12",
        "réunion caf 12/12 1h, 2025-12-12",
        "réunion caf 12/11/2026 1h, 2026-11-12",
        "réunion caf 12/11/26 1h, 2026-11-12"
    })
    void a_day_may_be_said(String line, LocalDate day) {
        var understood = read(line);
        assertThat(understood.day()).isEqualTo(day);
        assertThat(understood.title()).isEmpty();
        assertThat(understood.problems()).isEmpty();
    }

    @Test
    void a_day_that_does_not_exist_is_left_in_the_title() {
        assertThat(read("réunion caf 31/02").day()).isNull();
        assertThat(read("réunion caf 31/02").title()).isEqualTo("31/02");
    }

    @Test
    void what_fits_two_alike_is_not_guessed() {
        var watch = read("veille 15");
        assertThat(watch.kind()).isNull();
        assertThat(watch.problems())
                .singleElement()
                .satisfies(problem -> assertThat(said(problem))
                        .isEqualTo("«\u00a0veille\u00a0» peut vouloir dire\u00a0: Veille sociale, Veille technique."
                                + " Choisissez ci-dessous."));
        var partner = read("réunion france 1h");
        assertThat(partner.kind()).isEqualTo("partner-meeting");
        assertThat(partner.partner()).isNull();
        assertThat(partner.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("partner"));
    }

    @ParameterizedTest
    @CsvSource({"xyz 12", "🎪🎪", "'12 30 45'", "''", "' '", "de la", "9999999999999999999999"})
    void nonsense_is_said_and_nothing_is_lost(String line) {
        var understood = read(line);
        assertThat(understood.kind()).isNull();
        assertThat(understood.problems())
                .singleElement()
                .satisfies(problem -> assertThat(said(problem)).startsWith("Je ne reconnais pas l’action."));
    }

    @Test
    void a_line_without_end_is_cut_not_refused_by_the_machine() {
        var understood = read("forum " + "🎪".repeat(100_000));
        assertThat(understood.kind()).isEqualTo("forum");
    }

    @Test
    void english_words_are_understood_on_an_english_page() {
        var understood = ActivityLine.read("meeting caf 1h30 yesterday", nomenclature.on(TODAY), TODAY, Words.ENGLISH);
        assertThat(understood.kind()).isEqualTo("partner-meeting");
        assertThat(understood.day()).isEqualTo(TODAY.minusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "90,90",
        "1h30,90",
        "1 h 30,90",
        "2 h,120",
        "45 min,45",
        "'1,5 h',90",
        "1h5,65",
        "24h,1440",
        "1 heure 30,90"
    })
    void durations_are_read_as_one_writes_them(String text, int minutes) {
        assertThat(SpokenDuration.minutes(text)).hasValue(minutes);
    }

    @ParameterizedTest
    @CsvSource({"''", "une heure", "h", "12345", "-5", "1h300", "🕐"})
    void what_is_no_duration_is_nothing(String text) {
        assertThat(SpokenDuration.minutes(text)).isEmpty();
    }

    private Understood read(String line) {
        return ActivityLine.read(line, nomenclature.on(TODAY), TODAY, Locale.FRANCE);
    }

    private static String said(Problem problem) {
        return Words.t(Words.FRENCH, problem.code(), problem.args().toArray());
    }
}
