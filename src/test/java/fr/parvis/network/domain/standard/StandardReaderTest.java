// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parvis.Machine;
import fr.parvis.network.domain.standard.StandardReader.Layout;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardReader.NotReadable;
import fr.parvis.network.domain.standard.StandardReader.Outcome;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import fr.parvis.network.domain.standard.StandardReader.Reason;
import fr.parvis.shell.Words;
import fr.parvis.values.RowProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandardReaderTest {

    private static final String HEADER = "id,nom,adresse,code_postal,commune,horaires\n";
    private static final Path REAL_FILE =
            Path.of("node_modules/@gouvfr-anct/cartographie-nationale/assets/data/source.json");
    private static final FrenchCommunes FRANCE = FrenchCommunes.load();

    private final StandardReader reader = new StandardReader(hours -> !hours.contains("midi"), FRANCE);

    @Test
    void reads_the_687_real_places_of_version_1() throws IOException {
        Machine.needs(REAL_FILE);

        Reading reading = reading(reader.read(REAL_FILE));

        assertThat(reading.layout()).isEqualTo(Layout.JSON);
        assertThat(reading.rows()).hasSize(687);
        assertThat(reading.ignoredColumns()).isEmpty();
        // Entremont left the list of communes in 2019, without becoming a delegated one of Glières-Val-de-Borne
        assertThat(reading.errors())
                .extracting(RowProblem::column, RowProblem::value, StandardReaderTest::code)
                .containsExactly(tuple("commune", "Entremont", "network.import.commune.unknown"));
        assertThat(reading.warnings())
                .filteredOn(problem -> !problem.problem().is("network.import.commune.understood"))
                .extracting(RowProblem::column, RowProblem::value)
                .as("a place of Annecy whose file says 45.4 N 4.6 E stands 130 km away")
                .containsExactly(tuple("courriels", "chambéry@accorderie.fr"), tuple("latitude", "45.38567, 4.55"));
        assertThat(reading.warnings()).hasSize(21);

        StandardPlace abondance = reading.good().getFirst().place();
        assertThat(abondance.pivot()).isNull();
        assertThat(abondance.insee()).isEqualTo("74001");
        assertThat(abondance.services())
                .containsExactly(StandardValues.INTERNET_AND_EQUIPMENT, StandardValues.HELP_WITH_FORMALITIES);
        assertThat(abondance.publics())
                .containsExactly(StandardValues.FAMILIES, StandardValues.YOUNG, StandardValues.SENIORS);
        assertThat(abondance.specialCare())
                .containsExactly(
                        StandardValues.DEAFNESS,
                        StandardValues.MENTAL_DISABILITY,
                        StandardValues.ILLITERACY,
                        StandardValues.VISUAL_IMPAIRMENT);
        assertThat(abondance.fees()).containsExactly(StandardValues.FREE);
        assertThat(abondance.support()).containsExactly(StandardValues.ONE_TO_ONE);
        assertThat(abondance.hours()).isEqualTo("Tu-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00");
        assertThat(abondance.updated()).isEqualTo(LocalDate.of(2021, 5, 5));
        assertThat(abondance.latitude()).isEqualTo(46.27947045);
    }

    @Test
    void brings_every_value_of_version_1_to_version_2() {
        Reading reading = reading(read("""
                [{"id": "1", "nom": "Tiers-lieu", "adresse": "1 rue Haute", "code_postal": "38000", "commune": "Grenoble",
                  "cle_ban": "38185_1", "pivot": "00000000000000", "courriel": "a.b@exemple.fr;contact@exemple.fr",
                  "labels_nationaux": "France Services;CNFS;Grandes écoles du numérique;Point relais CAF;Fabriques de Territoire;French Tech",
                  "labels_autres": "SudLabs;Nièvre médiation numérique", "accessibilite": "https://acceslibre.beta.gouv.fr/app/1/",
                  "publics_accueillis": "Uniquement femmes;Handicaps psychiques : troubles psychiatriques",
                  "conditions_acces": "Adhésion : il faut adhérer;Accepte le Pass numérique : oui",
                  "modalites_accompagnement": "A ma place : une personne habilitée fait les démarches à ma place",
                  "services": "Créer et développer mon entreprise;S'équiper en matériel informatique;Créer avec le numérique"}]
                """.getBytes(UTF_8)));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.ignoredColumns()).isEmpty();
        StandardPlace place = reading.good().getFirst().place();
        assertThat(place.emails()).containsExactly("a.b@exemple.fr", "contact@exemple.fr");
        assertThat(place.programmes())
                .containsExactly(
                        StandardValues.FRANCE_SERVICES,
                        StandardValues.CONSEILLERS_NUMERIQUES,
                        StandardValues.GRANDE_ECOLE_DU_NUMERIQUE,
                        StandardValues.CAF_ACCESS_POINT);
        assertThat(place.training()).containsExactly(StandardValues.FABRIQUES_DE_TERRITOIRE, StandardValues.SUD_LABS);
        assertThat(place.otherLabels()).containsExactly("French Tech", "Nièvre médiation numérique");
        assertThat(place.accessibility()).isEqualTo("https://acceslibre.beta.gouv.fr/app/1/");
        assertThat(place.publics()).containsExactly(StandardValues.WOMEN);
        assertThat(place.specialCare()).containsExactly(StandardValues.MENTAL_DISABILITY);
        assertThat(place.fees()).containsExactly(StandardValues.PAID);
        assertThat(place.services())
                .containsExactly(
                        StandardValues.WORK, StandardValues.EQUIPMENT_AT_SOLIDARITY_PRICE, StandardValues.LEISURE);
    }

    @Test
    void reads_windows_1252_with_semicolons_and_headers_written_by_hand() {
        byte[] file = """
                ID;Nom;Adresse;Code postal;Commune;Téléphone;Latitude;Longitude
                12;Médiathèque « L'Œuvre »;3, place de l'Église;1500;Ambérieu-en-Bugey;474380000;45,95;5,35
                """.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252"));

        Reading reading = reading(read(file));

        assertThat(reading.charset()).isEqualTo("windows-1252");
        assertThat(reading.separator()).isEqualTo(';');
        StandardPlace place = reading.good().getFirst().place();
        assertThat(place.name()).isEqualTo("Médiathèque « L'Œuvre »");
        assertThat(place.address()).isEqualTo("3, place de l'Église");
        assertThat(place.postcode()).isEqualTo("01500");
        assertThat(place.insee()).isEqualTo("01004");
        assertThat(place.phone()).isEqualTo("0474380000");
        assertThat(place.latitude()).isEqualTo(45.95);
        assertThat(reading.warnings()).extracting(StandardReaderTest::code).containsExactly("network.import.zero");
    }

    @Test
    void reads_a_byte_order_mark_a_separator_line_and_tabs() {
        byte[] utf8 = ("\uFEFFsep=;\r\n" + HEADER.replace(',', ';') + "1;Été 😀;1 rue Haute;38000;Grenoble;\r\n")
                .getBytes(UTF_8);
        byte[] utf16 = ("\uFEFF" + HEADER.replace(',', '\t') + "1\tÉté 😀\t1 rue Haute\t38000\tGrenoble\t\n")
                .getBytes(UTF_16LE);
        byte[] unmarked = (HEADER + "1,Été 😀,1 rue Haute,38000,Grenoble,\n").getBytes(UTF_16LE);

        for (byte[] file : List.of(utf8, utf16, unmarked)) {
            assertThat(reading(read(file)).good()).singleElement().satisfies(row -> {
                assertThat(row.place().name()).isEqualTo("Été 😀");
                assertThat(row.place().insee()).isEqualTo("38185");
            });
        }
        assertThat(reading(read(utf8)).rows().getFirst().line()).isEqualTo(3);
    }

    @Test
    void reads_text_longer_than_its_buffers_in_either_encoding() {
        String rows = Stream.iterate(1, i -> i + 1)
                .limit(3000)
                .map(i -> i + ",Maison d’été n° " + i + " – Œuvre,1 rue de l’Église,38000,Grenoble,\n")
                .collect(Collectors.joining());

        for (Charset charset : List.of(UTF_8, Charset.forName("windows-1252"))) {
            Reading reading = reading(read((HEADER + rows).getBytes(charset)));

            assertThat(reading.charset()).isEqualToIgnoringCase(charset.name());
            assertThat(reading.good())
                    .hasSize(3000)
                    .allSatisfy(row -> assertThat(row.place().name())
                            .isEqualTo("Maison d’été n° " + row.place().id() + " – Œuvre"));
        }
    }

    @Test
    void takes_the_good_half_and_says_what_is_wrong_with_the_rest() {
        Reading reading = reading(read((HEADER
                        + "1,France services,1 rue Haute,38000,Grenoble,Mo-Fr 09:00-12:00\n"
                        + "2,Sans code postal,\"2 rue\nHaute\",,Grenoble,\n"
                        + "3,Code faux,3 rue Haute,380,Grenoble,\n"
                        + "\n"
                        + "4,Commune inconnue,4 rue Haute,38000,Trifouilly-les-Oies,\n"
                        + "1,Même identifiant,5 rue Haute,38000,Grenoble,\n"
                        + "6,Horaires,6 rue Haute,38000,Grenoble,le matin jusqu'à midi\n"
                        + "7,Décalée,7, rue Haute,38000,Grenoble,Mo 09:00-12:00\n"
                        + ",,,,,\n"
                        + "8,,,38000,Grenoble,\n")
                .getBytes(UTF_8)));

        assertThat(reading.good()).extracting(row -> row.place().id()).containsExactly("1", "6");
        assertThat(reading.errors())
                .filteredOn(problem -> problem.line() != 10)
                .extracting(RowProblem::line, RowProblem::column, RowProblem::value, StandardReaderTest::code)
                .containsExactly(
                        tuple(3, "code_postal", "", "network.import.missing.code_postal"),
                        tuple(5, "code_postal", "380", "network.import.wrong.code_postal"),
                        tuple(7, "commune", "Trifouilly-les-Oies", "network.import.commune.unknown"),
                        tuple(8, "id", "1", "network.import.id.twice"),
                        tuple(12, "nom", "", "network.import.missing.nom"),
                        tuple(12, "adresse", "", "network.import.missing.adresse"));
        assertThat(reading.errors())
                .filteredOn(problem -> problem.line() == 10)
                .singleElement()
                .satisfies(shifted -> {
                    assertThat(shifted.problem().code()).isEqualTo("network.import.row.shifted");
                    assertThat(shifted.problem().args()).endsWith("7", "6");
                });
        assertThat(reading.good().getLast().place().hours()).isNull();
        assertThat(reading.good().getLast().columnsInDoubt()).containsExactly("horaires");
        assertThat(say(reading.errors().get(3)))
                .isEqualTo(
                        "L’identifiant «\u00a01\u00a0» sert déjà à la ligne 2. Donnez à ce lieu un autre identifiant, "
                                + "ou supprimez la ligne en trop, puis importez de nouveau.");
    }

    @Test
    void two_identifiers_that_differ_in_what_nobody_sees_are_one() {
        Reading csv = reading(read((HEADER
                        + "1,Mairie,1 rue Haute,38000,Grenoble,\n"
                        + "1\u00A0,Annexe,2 rue Haute,38000,Grenoble,\n"
                        + "\u200B1,Bus,3 rue Haute,38000,Grenoble,\n")
                .getBytes(UTF_8)));

        assertThat(csv.good()).extracting(row -> row.place().name()).containsExactly("Mairie");
        assertThat(csv.errors())
                .extracting(RowProblem::line, RowProblem::value, StandardReaderTest::code)
                .containsExactly(tuple(3, "1", "network.import.id.twice"), tuple(4, "1", "network.import.id.twice"));
    }

    @Test
    void puts_latitude_and_longitude_in_order_and_leaves_a_far_position_out() {
        Reading reading = reading(read("""
                id;nom;adresse;code_postal;commune;latitude;longitude
                1;Droit;1 rue Haute;01500;Ambérieu-en-Bugey;45.95;5.34
                2;Inversé;1 rue Haute;01500;Ambérieu-en-Bugey;5.34;45.95
                3;Loin;1 rue Haute;01500;Ambérieu-en-Bugey;48.39;-4.48
                4;Guyane;1 rue Haute;97370;Maripasoula;3.2;-53.2
                5;Inversé;1 rue Haute;97400;Saint-Denis;55.45;-20.88
                """.getBytes(UTF_8)));

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.good())
                .extracting(row -> row.place().latitude(), row -> row.place().longitude())
                .containsExactly(
                        tuple(45.95, 5.34),
                        tuple(45.95, 5.34),
                        tuple(null, null),
                        tuple(3.2, -53.2),
                        tuple(-20.88, 55.45));
        assertThat(reading.warnings())
                .extracting(RowProblem::line, RowProblem::column, StandardReaderTest::code)
                .containsExactly(
                        tuple(3, "latitude", "network.import.coordinates.swapped"),
                        tuple(4, "latitude", "network.import.coordinates.far"),
                        tuple(6, "latitude", "network.import.coordinates.swapped"));
        assertThat(say(reading.warnings().getFirst())).contains("5.34, 45.95", "Ambérieu-en-Bugey");
    }

    @Test
    void hands_back_a_row_whose_name_a_spreadsheet_would_compute() {
        Reading reading = reading(read("""
                id;nom;adresse;code_postal;commune
                1;"=HYPERLINK(""http://evil.example/"";""clic"")";1 rue Haute;38000;Grenoble
                2;+33 Lieu;1 rue Haute;38000;Grenoble
                3;-Lieu;1 rue Haute;38000;Grenoble
                4;@lieu;1 rue Haute;38000;Grenoble
                5;Lieu - bis = 2;1 rue Haute;38000;Grenoble
                """.getBytes(UTF_8)));

        assertThat(reading.errors())
                .extracting(RowProblem::line, RowProblem::column, StandardReaderTest::code)
                .containsExactly(
                        tuple(2, "nom", "network.import.wrong.nom"),
                        tuple(3, "nom", "network.import.wrong.nom"),
                        tuple(4, "nom", "network.import.wrong.nom"),
                        tuple(5, "nom", "network.import.wrong.nom"));
        assertThat(reading.good()).hasSize(1);
    }

    @Test
    void leaves_wrong_optional_values_out_and_says_so() {
        Reading reading = reading(read("""
                [{"id": "1", "nom": "Tiers\\u0000-lieu", "adresse": "1 rue Haute", "code_postal": 38000, "commune": "Grenoble",
                  "pivot": "123", "services": ["Aide aux démarches administratives", "Jardinage"], "latitude": 245.2, "longitude": 5.7,
                  "telephone": "12", "courriels": "pas une adresse@", "site_web": "javascript:alert(1)", "date_maj": "hier",
                  "code_insee": "99123", "prise_rdv": "www.rdv.exemple.fr/ici", "inconnue": {"a": 1}}]
                """.getBytes(UTF_8)));

        assertThat(reading.ignoredColumns()).containsExactly("inconnue");
        StandardPlace place = reading.good().getFirst().place();
        assertThat(place.name()).isEqualTo("Tiers-lieu");
        assertThat(place.services()).containsExactly(StandardValues.HELP_WITH_FORMALITIES);
        assertThat(place.booking()).isEqualTo("https://www.rdv.exemple.fr/ici");
        assertThat(place.insee()).isEqualTo("38185");
        assertThat(place.websites()).isEmpty();
        assertThat(place.latitude()).isNull();
        assertThat(reading.good().getFirst().columnsInDoubt())
                .containsExactlyInAnyOrder(
                        "pivot",
                        "services",
                        "latitude",
                        "telephone",
                        "courriels",
                        "site_web",
                        "date_maj",
                        "code_insee");
    }

    @Test
    void a_commune_code_of_another_department_gives_way_to_the_name() {
        Reading reading = reading(read(("id,nom,adresse,code_postal,commune,code_insee\n"
                        + "1,A,1 rue Haute,38000,Grenoble,75056\n2,B,1 rue Haute,75013,Paris,75113\n3,C,2 rue,74940,Annecy-le-Vieux,74011\n")
                .getBytes(UTF_8)));

        assertThat(reading.good()).extracting(row -> row.place().insee()).containsExactly("38185", "75113", "74010");
        assertThat(reading.warnings())
                .extracting(StandardReaderTest::code)
                .containsExactly("network.import.insee.elsewhere");
    }

    @Test
    void shortens_a_summary_and_keeps_its_whole_text() {
        String text = "Un lieu ouvert à tous. ".repeat(20).strip();
        StandardPlace place = reading(
                        read(("id,nom,adresse,code_postal,commune,presentation_resume\n1,A,1 rue,38000,Grenoble," + text
                                        + "\n")
                                .getBytes(UTF_8)))
                .good()
                .getFirst()
                .place();

        assertThat(place.summary()).hasSizeLessThanOrEqualTo(280).endsWith("…");
        assertThat(place.detail()).isEqualTo(text);
    }

    @Test
    void says_no_more_about_one_row_than_a_person_can_read() {
        byte[] file = ("id,nom,adresse,code_postal,commune,services\n1,A,1 rue,38000,Grenoble," + "x|".repeat(100_000)
                        + "\n")
                .getBytes(UTF_8);

        assertThat(reading(read(file)).warnings()).hasSize(100);
    }

    static List<Object[]> wrongFiles() {
        return List.of(
                new Object[] {Reason.EMPTY, new byte[0]},
                new Object[] {Reason.EMPTY, "\uFEFF \n\n".getBytes(UTF_8)},
                new Object[] {Reason.PDF, "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(UTF_8)},
                new Object[] {Reason.IMAGE, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0}},
                new Object[] {Reason.SPREADSHEET, new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}},
                new Object[] {Reason.ARCHIVE, new byte[] {0x1f, (byte) 0x8b, 8, 0}},
                new Object[] {Reason.WEB_PAGE, "\n<!DOCTYPE html><html>".getBytes(UTF_8)},
                new Object[] {Reason.NOT_TEXT, new byte[] {1, 0, 2, 5, 9, 7, 0, 0, 1, 1, 1}},
                new Object[] {Reason.NO_KNOWN_COLUMN, "Chère Madame,\nvoici la liste.\n".getBytes(UTF_8)},
                new Object[] {Reason.NO_KNOWN_COLUMN, "{\"type\": \"rien\"}".getBytes(UTF_8)},
                new Object[] {Reason.NO_KNOWN_COLUMN, "[{\"couleur\": \"vert\"}]".getBytes(UTF_8)},
                new Object[] {Reason.MISSING_COLUMNS, "id,nom,commune\n1,A,Grenoble\n".getBytes(UTF_8)},
                new Object[] {Reason.NO_ROW, HEADER.getBytes(UTF_8)},
                new Object[] {Reason.NO_ROW, "[]".getBytes(UTF_8)},
                new Object[] {
                    Reason.BROKEN_JSON, "[{\"id\": \"1\", \"nom\": \"A\"}, {\"id\": \"2\", \"no".getBytes(UTF_8)
                },
                new Object[] {Reason.BROKEN_JSON, "[{\"id\": \"1\", \"nom\": \"A\"}".getBytes(UTF_8)},
                new Object[] {Reason.BROKEN_JSON, ("[{\"id\": " + "{\"a\": ".repeat(100_000)).getBytes(UTF_8)},
                new Object[] {Reason.BROKEN_CSV, (HEADER + "1,\"jamais fermé,1 rue,38000,Grenoble,\n").getBytes(UTF_8)
                });
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void says_why_a_file_is_not_one_of_places(Reason reason, byte[] file) {
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        NotReadable.class, not -> assertThat(not.reason()).isEqualTo(reason));
    }

    @Test
    void names_the_columns_that_are_missing() {
        assertThat(read("id,nom,commune\n1,A,Grenoble\n".getBytes(UTF_8)))
                .isEqualTo(new NotReadable(Reason.MISSING_COLUMNS, "code_postal, adresse"));
    }

    @ParameterizedTest
    @CsvSource({
        "'[{\"id\": \"', a",
        "'id,nom,adresse,code_postal,commune\n1,', a",
        "'id,nom,adresse,code_postal,commune\n', ''"
    })
    void refuses_200_megabytes_without_reading_them_all(String start, String filler) throws IOException {
        Endless file = new Endless(
                start, filler.isEmpty() ? "1,A," + "rue Haute ".repeat(40) + ",38000,Grenoble\n" : filler, 200_000_000);

        Outcome outcome = new StandardReader(hours -> true, FRANCE, new Limits(2_000_000, 50_000)).read(file);

        assertThat(outcome).isEqualTo(new NotReadable(Reason.TOO_LARGE, "2"));
        assertThat(file.given).isLessThan(2_100_000);
    }

    @Test
    void refuses_a_file_by_its_size_alone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lieux.csv");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200_000_000);
        }

        assertThat(reader.read(file)).isEqualTo(new NotReadable(Reason.TOO_LARGE, "20"));
    }

    @Test
    void refuses_more_rows_than_can_be_shown() {
        StandardReader small = new StandardReader(hours -> true, FRANCE, new Limits(1_000_000, 2));
        byte[] file = (HEADER + "1,A,1 rue,38000,Grenoble,\n2,A,1 rue,38000,Grenoble,\n3,A,1 rue,38000,Grenoble,\n")
                .getBytes(UTF_8);

        assertThat(read(small, file)).isEqualTo(new NotReadable(Reason.TOO_MANY_ROWS, "2"));
    }

    @Test
    void gives_refused_rows_back_in_a_file_that_can_be_imported_once_corrected() {
        String header = "nom;id;adresse;code_postal;commune;note interne;horaires\n";
        Reading reading = reading(read((header
                        + "Bon;1;1 rue Haute;38000;Grenoble;;\n"
                        + "Faux;2;\"2; rue \"\"Haute\"\"\";380;Grenoble;à voir ;le midi\n")
                .getBytes(UTF_8)));

        String back = refused(reading);

        assertThat(back)
                .isEqualTo("\uFEFFerreur;nom;id;adresse;code_postal;commune;note interne;horaires\r\n"
                        + "Le code postal «\u00a0380\u00a0» n’a pas 5 chiffres. Corrigez-le dans la colonne «\u00a0code_postal\u00a0», puis importez de nouveau.;"
                        + "Faux;2;\"2; rue \"\"Haute\"\"\";380;Grenoble;à voir;le midi\r\n");

        Reading again = reading(read(back.getBytes(UTF_8)));
        assertThat(again.ignoredColumns()).containsExactly("note interne");
        assertThat(again.refused()).hasSize(1);
        assertThat(refused(again)).isEqualTo(back);

        Reading corrected = reading(read(back.replace(";380;", ";38000;").getBytes(UTF_8)));
        assertThat(corrected.refused()).isEmpty();
        assertThat(corrected.good().getFirst().place().address()).isEqualTo("2; rue \"Haute\"");
    }

    @Test
    void gives_a_formula_back_so_that_no_spreadsheet_computes_it() {
        String file = "nom;id;adresse;code_postal;commune\n=1+1;1;1 rue Haute;38000;Grenoble\n";
        String back = refused(reading(read(file.getBytes(UTF_8))));
        assertThat(back).contains(";'=1+1;");
        assertThat(refused(reading(read(back.getBytes(UTF_8)))))
                .as("as often as it is sent")
                .isEqualTo(back);
    }

    @Test
    void gives_refused_objects_back_with_the_columns_of_the_whole_file() {
        Reading reading = reading(read("""
                {"lieux": [{"id": "1", "nom": "A"}, {"id": "2", "nom": "B", "adresse": "1, rue Haute", "commune": "Grenoble", "code_postal": "38000"}]}
                """.getBytes(UTF_8)));

        assertThat(reading.good()).hasSize(1);
        assertThat(refused(reading).lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("\uFEFFerreur,id,nom,adresse,commune,code_postal");
    }

    @Test
    void reads_what_it_writes() throws IOException {
        StandardPlace full = StandardPlace.at(
                        "é-1", "PIMMS \"Nord\", accueil", "1 rue de l’Œuvre, bât. B", "59800", "Lille")
                .pivot("55217862900132")
                .services(StandardValues.SERVICES)
                .typology(List.of(StandardValues.PIMMS, StandardValues.FRANCE_SERVICES_NETWORK))
                .parent("Union; des PIMMS")
                .insee("59350")
                .addressComplement("2e étage\nà gauche")
                .coordinates(50.6292, 3.0573)
                .phone("+33320000000")
                .emails(List.of("a.b@exemple.fr", "accueil@exemple.fr"))
                .websites(List.of("https://exemple.fr/a?b=c;d", "http://exemple.org"))
                .summary("Court")
                .detail("Long")
                .publics(StandardValues.PUBLICS)
                .specialCare(StandardValues.SPECIAL_CARE)
                .fees(StandardValues.FEES)
                .access(StandardValues.ACCESS)
                .support(StandardValues.SUPPORT)
                .accessibility("https://acceslibre.beta.gouv.fr/app/1/")
                .roaming(StandardValues.ROAMINGS)
                .programmes(StandardValues.PROGRAMMES)
                .training(StandardValues.TRAINING)
                .otherLabels(List.of("Label local"))
                .hours("Mo-Fr 09:00-12:00; PH off")
                .booking("https://rdv.exemple.fr")
                .updated(LocalDate.of(2026, 1, 31))
                .source("Parvis")
                .done();
        StandardPlace bare = StandardPlace.at("2", "Nu", "1 rue", "38000", "Grenoble")
                .insee("38185")
                .done();

        for (Layout layout : Layout.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (layout) {
                case CSV -> StandardWriter.writeCsv(Stream.of(full, bare), out);
                case JSON -> StandardWriter.writeJson(Stream.of(full, bare), out);
            }
            Reading reading = reading(read(out.toByteArray()));

            assertThat(reading.warnings()).as("%s", layout).isEmpty();
            assertThat(reading.good()).extracting(Row.Good::place).containsExactly(full, bare);
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void has_words_for_each_reason(Reason reason) {
        String key = new NotReadable(reason, "").messageKey();

        assertThat(Words.t(Words.FRENCH, key)).isNotEqualTo(key);
        assertThat(Words.t(Words.ENGLISH, key)).isNotEqualTo(key).isNotEqualTo(Words.t(Words.FRENCH, key));
    }

    private static String code(RowProblem problem) {
        return problem.problem().code();
    }

    private static String say(RowProblem problem) {
        return Words.t(problem.problem());
    }

    private static String refused(Reading reading) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RefusedRows.write(reading, Words::t, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    private Outcome read(byte[] file) {
        return read(reader, file);
    }

    private static Outcome read(StandardReader reader, byte[] file) {
        try {
            return reader.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reading.class);
        return (Reading) outcome;
    }

    /** A file made while it is read. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] filler;
        private final long length;
        private long given;

        Endless(String start, String filler, long length) {
            this.start = start.getBytes(UTF_8);
            this.filler = filler.getBytes(UTF_8);
            this.length = length;
        }

        @Override
        public int read() {
            if (given == length) {
                return -1;
            }
            byte next =
                    given < start.length ? start[(int) given] : filler[(int) ((given - start.length) % filler.length)];
            given++;
            return next & 0xFF;
        }
    }
}
