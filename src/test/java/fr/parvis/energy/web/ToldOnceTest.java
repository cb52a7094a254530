// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What was said of a bill is typed once: from the opening of its case over the clock and the plan to the letters. */
@ParvisTest
class ToldOnceTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    List<PersonalDataProvider> personalData;

    private final UUID person = Ids.next();
    private final UUID caseFile = Ids.next();
    private final String here = "/bureau/suivis/" + caseFile;
    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    private final LocalDate issued = today.minusDays(50);

    /** Each value that a person typed, with how often. */
    private final Map<String, Integer> typed = new TreeMap<>();

    SignedIn me;

    @BeforeEach
    void somebody_with_a_bill_in_her_hand() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
    }

    /** Sends the form of a page as it stands, with what is typed into it. */
    private MvcTestResult send(Document page, String action, String... fields) {
        var form = Objects.requireNonNull(page.selectFirst("main form[method=post][action=" + action + "]"), action);
        var sent = new LinkedHashMap<String, String>();
        for (var input : form.select("input[name], select[name], textarea[name]")) value(input, sent);
        for (int i = 0; i < fields.length; i += 2) {
            assertThat(form.select("[name=" + fields[i] + "]"))
                    .as("%s is asked on %s", fields[i], action)
                    .isNotEmpty();
            sent.put(fields[i], fields[i + 1]);
            typed.merge(fields[i + 1], 1, Integer::sum);
        }
        return pages.as(me).post(action, sent);
    }

    private static void value(Element input, Map<String, String> sent) {
        if (input.normalName().equals("select"))
            sent.put(
                    input.attr("name"),
                    input.select("option[selected]").isEmpty()
                            ? input.select("option").val()
                            : input.select("option[selected]").val());
        else if (input.normalName().equals("textarea")) sent.put(input.attr("name"), input.wholeText());
        else if (!input.attr("type").equals("radio") && !input.attr("type").equals("checkbox")
                || input.hasAttr("checked")) sent.put(input.attr("name"), input.val());
    }

    private void opensTheCase(String... told) {
        var page = pages.as(me).read("/bureau/suivis/nouveau?personne=" + person + "&modele=unpaid-bill");
        page.select("main input[name=id]").val(caseFile.toString());
        assertThat(send(page, "/bureau/suivis", told)).hasStatus(302);
    }

    private void opensTheCaseWithTheBill() {
        opensTheCase("countedFrom", issued.toString(), "amount", "361", "reference", "6 012 345 678");
    }

    private String begins(String template) {
        var page = pages.as(me).read("/bureau/courriers/nouveau?suivi=" + caseFile);
        var id = page.select("main input[name=id]").val();
        assertThat(pages.as(me).post("/bureau/courriers", "id", id, "suivi", caseFile.toString(), "modele", template))
                .hasStatus(302);
        return "/bureau/courriers/" + id;
    }

    private String letter(String template) {
        return text(pages.as(me).read(begins(template)));
    }

    private static String text(Document letter) {
        return letter.select("main textarea, main form input[type=text]").stream()
                .map(field -> field.normalName().equals("textarea") ? field.wholeText() : field.val())
                .reduce("", (one, other) -> one + "\n" + other);
    }

    @Test
    void a_bill_goes_from_the_opening_to_the_letters_and_each_fact_is_typed_once() {
        opensTheCaseWithTheBill();

        var clock = pages.as(me).read(here + "/impaye");
        assertThat(clock.select("#f-issued").val()).isEqualTo(issued.toString());
        assertThat(clock.select("#f-amount").val()).isEqualTo("361");
        assertThat(clock.select("#f-reference").val()).isEqualTo("6 012 345 678");
        assertThat(clock.select("#f-supplier option[selected]").val()).isEqualTo("edf");
        var first = issued.plusDays(20);
        assertThat(send(clock, here + "/impaye", "firstCame", "yes", "first", first.toString()))
                .hasStatus(302);
        assertThat(pages.as(me).read(here + "/impaye").select("#days").text()).contains(Words.longDate(issued));

        assertThat(pages.as(me).read(here + "/droits-energie").select("#f-debt").val())
                .isEqualTo("361");

        var time = letter("energy-time");
        assertThat(time)
                .contains(
                        "votre facture du " + Words.longDate(issued),
                        "d’un montant de 361 euros",
                        "6 012 345 678",
                        "EDF")
                .doesNotContain("[date de la facture]", "[montant]", "[numéro de contrat]");
        assertThat(letter("energy-cut"))
                .contains("Par courrier du " + Words.longDate(first))
                .doesNotContain("[date de votre courrier]", "[montant]", "[numéro de contrat]");

        typed.remove("yes");
        assertThat(typed)
                .as("facts that were typed")
                .hasSize(4)
                .allSatisfy((fact, times) -> assertThat(times).as(fact).isEqualTo(1));
    }

    @Test
    void what_is_corrected_in_one_place_is_right_in_all() {
        opensTheCaseWithTheBill();
        assertThat(send(pages.as(me).read(here + "/impaye"), here + "/impaye", "amount", "412,50", "supplier", "engie"))
                .hasStatus(302);

        assertThat(pages.as(me).read(here + "/droits-energie").select("#f-debt").val())
                .isEqualTo("412,50");
        assertThat(letter("energy-time"))
                .contains("412,50 euros")
                .contains("Engie")
                .doesNotContain("EDF");

        var corrected = issued.minusDays(3);
        assertThat(send(pages.as(me).read(here), here + "/depuis", "countedFrom", corrected.toString()))
                .hasStatus(302);
        var clock = pages.as(me).read(here + "/impaye");
        assertThat(clock.select("#f-issued").val()).isEqualTo(corrected.toString());
        assertThat(clock.select("#days").text()).contains(Words.longDate(corrected));
        assertThat(letter("energy-time")).contains(Words.longDate(corrected));
    }

    @Test
    void a_word_that_a_letter_misses_is_typed_once_and_the_bill_learns_it() {
        opensTheCase("countedFrom", issued.toString());
        var letter = begins("energy-cut");
        var page = pages.as(me).read(letter);
        var gap =
                page.select("main input[name^=gap-][value='numéro de contrat']").attr("name");
        assertThat(gap).as("the letter asks for it").isNotEmpty();
        assertThat(send(page, letter, gap.replace("gap", "fill"), "77-12", "suite", "remplir"))
                .hasStatus(302);
        assertThat(text(pages.as(me).read(letter)))
                .contains("contrat d’énergie n° 77-12")
                .doesNotContain("[numéro de contrat]");
        assertThat(letter("energy-time")).contains("77-12");
        assertThat(pages.as(me).read(here + "/impaye").select("#f-reference").val())
                .isEqualTo("77-12");
    }

    /** The field that a letter has for a gap. */
    private static Element field(Document letter, String gap) {
        var asked = letter.select("main input[name^=gap-][value='" + gap + "']").attr("name");
        assertThat(asked).as("the letter asks for %s", gap).isNotEmpty();
        return Objects.requireNonNull(letter.selectFirst("main [name=" + asked.replace("gap", "fill") + "]"));
    }

    @Test
    void a_day_and_an_amount_are_asked_in_fields_of_their_own_and_asked_never_again() {
        opensTheCase();
        var letter = begins("energy-time");
        var page = pages.as(me).read(letter);
        var day = field(page, "date de la facture");
        var amount = field(page, "montant");
        assertThat(day.attr("type")).isEqualTo("date");
        assertThat(amount.attr("inputmode")).isEqualTo("decimal");
        assertThat(send(page, letter, day.attr("name"), issued.toString(), amount.attr("name"), "1 361,5"))
                .hasStatus(302);
        assertThat(text(pages.as(me).read(letter)))
                .contains("votre facture du " + Words.longDate(issued), "d’un montant de 1\u202f361,50 euros");
        var clock = pages.as(me).read(here + "/impaye");
        assertThat(clock.select("#f-issued").val()).isEqualTo(issued.toString());
        assertThat(clock.select("#f-amount").val()).isEqualTo("1361,50");
        assertThat(pages.as(me).read(here).select("#timeline").text())
                .contains("Facture complétée : date " + Words.date(issued) + ", montant 1\u202f361,50 €.");
    }

    @Test
    void a_day_that_no_bill_can_have_is_refused_in_the_letter_with_what_was_typed() {
        opensTheCase();
        var letter = begins("energy-time");
        var page = pages.as(me).read(letter);
        var day = field(page, "date de la facture").attr("name");
        var amount = field(page, "montant").attr("name");
        var tomorrow = today.plusDays(1).toString();
        for (var wrong :
                new String[][] {{tomorrow, "361", day, "future"}, {issued.toString(), "beaucoup", amount, "illisible"}
                }) {
            var refused = send(page, letter, day, wrong[0], amount, wrong[1]);
            assertThat(refused).hasStatus(422);
            var shown = Pages.read(refused);
            assertThat(shown.select(".error-summary a[href=#f-" + wrong[2] + "]")
                            .text())
                    .contains(wrong[3]);
            assertThat(shown.select("[name=" + day + "]").val()).isEqualTo(wrong[0]);
            assertThat(shown.select("[name=" + amount + "]").val()).isEqualTo(wrong[1]);
            assertThat(text(pages.as(me).read(letter))).contains("[date de la facture]", "[montant]");
            assertThat(pages.as(me).read(here + "/impaye").select("#f-issued").val())
                    .isEmpty();
        }
    }

    @Test
    void a_correction_stands_once_in_the_timeline_in_one_sentence() {
        opensTheCaseWithTheBill();
        assertThat(pages.as(me).read(here).select("#timeline").text()).doesNotContain("Facture");
        assertThat(send(pages.as(me).read(here + "/impaye"), here + "/impaye", "amount", "412,50", "supplier", "engie"))
                .hasStatus(302);
        assertThat(pages.as(me).read(here).select("#timeline .person-note").eachText())
                .containsExactly(
                        "Facture corrigée : montant 412,50 € au lieu de 361,00 €, fournisseur Engie au lieu de EDF.");
        assertThat(send(pages.as(me).read(here + "/impaye"), here + "/impaye", "home", "no"))
                .hasStatus(302);
        assertThat(pages.as(me).read(here).select("#timeline .person-note"))
                .as("the bill is the same")
                .hasSize(1);
    }

    @Test
    void the_answer_to_an_access_request_tells_each_fact_of_the_bill_once() {
        opensTheCaseWithTheBill();
        var payable = issued.plusDays(15);
        assertThat(send(
                        pages.as(me).read(here + "/impaye"),
                        here + "/impaye",
                        "payable",
                        payable.toString(),
                        "firstCame",
                        "yes",
                        "first",
                        issued.plusDays(20).toString()))
                .hasStatus(302);
        var told = Network.as(
                me,
                () -> personalData.stream()
                        .flatMap(provider -> provider.tell(person).stream())
                        .flatMap(about -> about.lines().stream())
                        .map(line -> line.name() + " : " + line.text())
                        .toList());
        for (var fact : List.of(
                Words.date(issued),
                Words.date(payable),
                Words.date(issued.plusDays(20)),
                "361,00\u00a0€",
                "EDF",
                "6 012 345 678"))
            assertThat(told.stream().filter(line -> line.contains(fact) && !line.matches("(Étape|\\d.*) : .*")))
                    .as("%s, but for the reason of a step and the change of the bill", fact)
                    .hasSize(1);
        assertThat(told).noneMatch(line -> line.matches(".*\\d{4}-\\d{2}-\\d{2}.*"));
    }

    @Test
    void a_letter_about_another_contract_neither_takes_the_bills_facts_nor_gives_it_any() {
        opensTheCase("countedFrom", issued.toString(), "reference", "6 012 345 678");
        var page = pages.as(me).read(begins("contract-end"));
        assertThat(text(page)).contains("[numéro de contrat]").doesNotContain("6 012 345 678");
        var gaps = page.select("main input[name^=gap-]");
        assertThat(gaps.stream()
                        .map(gap -> page.select("main [name=" + gap.attr("name").replace("gap", "fill") + "]")
                                .val()))
                .as("nothing of the bill or the person is proposed")
                .isNotEmpty()
                .allMatch(String::isEmpty);

        var rent = begins("rent-time");
        var asked = pages.as(me).read(rent);
        var amount = asked.select("main input[name^=gap-][value='montant']")
                .attr("name")
                .replace("gap", "fill");
        assertThat(send(asked, rent, amount, "912", "suite", "remplir")).hasStatus(302);
        assertThat(pages.as(me).read(here + "/impaye").select("#f-amount").val())
                .isEmpty();
    }

    @Test
    void a_bill_that_cannot_be_is_refused_at_the_opening_with_what_was_typed() {
        var page = pages.as(me).read("/bureau/suivis/nouveau?personne=" + person + "&modele=unpaid-bill");
        var refused = send(
                page,
                "/bureau/suivis",
                "countedFrom",
                today.plusDays(2).toString(),
                "amount",
                "beaucoup",
                "reference",
                "A-1");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-amount").val()).isEqualTo("beaucoup");
        var later =
                send(page, "/bureau/suivis", "countedFrom", today.plusDays(2).toString());
        assertThat(later).hasStatus(422);
        assertThat(Pages.read(later)
                        .select(".error-summary a[href=#f-countedFrom]")
                        .text())
                .contains("future");
    }
}
