// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.cases.domain.ContactMade;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.letters.papers.DrawLetter;
import fr.parvis.letters.papers.LetterPhrases;
import fr.parvis.letters.papers.MailLetter;
import fr.parvis.people.People;
import fr.parvis.people.PersonFacts;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.people.domain.Contact;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.runtime.Mailer;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters on the real database: filled, written by two, numbered, sent, followed through merges and erasure. */
@ParvisTest
class LettersTest {
    private static final String ADDRESS = "12 rue des Lilas, 69100 Villeurbanne";

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    ReadCase readCase;

    @Autowired
    WorkOnCase workOnCase;

    @Autowired
    MergeFiles merges;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    AnswerAccess answerAccess;

    @Autowired
    List<SealedColumn> columns;

    @Autowired
    Sealing sealing;

    @Autowired
    BeginLetter begin;

    @Autowired
    WriteLetter write;

    @Autowired
    FillGaps fill;

    @Autowired
    PersonFacts personFacts;

    @Autowired
    SendLetter send;

    @Autowired
    ReadLetters read;

    @Autowired
    LetterTemplates templates;

    @Autowired
    LetterTable table;

    @Autowired
    DrawLetter draw;

    @Autowired
    Cases cases;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Associations associations;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;
    UUID bill;

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = person(living("Nour", "Haddad", ADDRESS));
        bill = open(nour);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    private <T> T as(Callable<T> what) {
        return Network.as(me, what);
    }

    private static Said living(String given, String family, String address) {
        var said = aPerson(given, family, 1990);
        return new Said(
                said.given(),
                said.family(),
                said.birthYear(),
                said.commune(),
                said.language(),
                said.adaptations(),
                false,
                null,
                List.of(
                        new Contact(Ids.next(), Contact.Kind.POST, address),
                        new Contact(Ids.next(), Contact.Kind.PHONE, "06 12 34 56 78")));
    }

    private UUID person(Said said) {
        var id = Ids.next();
        as(() -> openFile.handle(new OpenFile.Command(id, said, "spoken", null, true, false)));
        return id;
    }

    private UUID open(UUID person) {
        var id = Ids.next();
        as(() -> openCase.handle(new OpenCase.Command(
                id, person, "unpaid-bill", "energy-cut-off", "edf", "Facture de 240 €", null, false)));
        return id;
    }

    private Letter begun(UUID caseFile, String template) {
        var id = Ids.next();
        assertThat(as(() -> begin.handle(id, caseFile, template))).isEqualTo(new Outcome.Done<>(id));
        return letter(id);
    }

    private Letter letter(UUID id) {
        return as(() -> read.handle(id).orElseThrow()).letter();
    }

    private static LetterText filled(LetterText text) {
        return new LetterText(
                without(text.sender()),
                "EDF\nService clients\nTSA 20012\n41975 Blois Cedex 9",
                without(text.place()),
                text.date(),
                without(text.reference()),
                without(text.subject()),
                without(text.salutation()),
                without(text.body()),
                without(text.closing()),
                without(text.signature()),
                without(text.enclosures()));
    }

    private static String without(String text) {
        return text.replaceAll("\\[(?!à la main)([^\\]]*)]", "ceci");
    }

    /** Ready to go. */
    private Letter ready(UUID caseFile, String template) {
        var it = begun(caseFile, template);
        assertThat(as(() -> write.save(it.id(), it.version(), filled(it.text()), false)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(as(() -> write.number(it.id()))).isInstanceOf(Outcome.Done.class);
        return letter(it.id());
    }

    private static SendLetter.Command by(Letter it, String channel, String to) {
        return new SendLetter.Command(it.id(), channel, today(), to, "", false);
    }

    @Test
    void a_template_is_filled_from_person_and_case_and_what_is_not_known_is_a_gap() {
        var it = begun(bill, "energy-cut");
        assertThat(it.text().sender()).isEqualTo("Nour Haddad\n12 rue des Lilas\n69100 Villeurbanne\n06 12 34 56 78");
        assertThat(it.text().addressee()).startsWith("EDF\n");
        assertThat(it.text().body())
                .contains("12 rue des Lilas, 69100 Villeurbanne")
                .contains("décret n° 2008-780");
        assertThat(it.text().place()).isEqualTo("Villeurbanne");
        assertThat(it.text().signature()).isEqualTo("Nour Haddad");
        assertThat(Gap.open(it.text())).contains("numéro de contrat", "montant", "adresse du fournisseur");
        assertThat(it.text().parts().values()).noneMatch(part -> part.contains("{"));
        assertThat(as(() -> begin.templates(cases.find(bill).orElseThrow()))
                        .getFirst()
                        .code())
                .isEqualTo("energy-cut");
    }

    @Test
    void whoever_is_in_danger_at_home_gives_no_address_away() {
        var hidden = person(discreet(living("Lina", "Roche", "3 place Carnot, 69002 Lyon"), "chez sa sœur"));
        var it = begun(open(hidden), "energy-time");
        assertThat(it.text().toString()).doesNotContain("Carnot").doesNotContain("chez sa sœur");
        assertThat(Gap.open(it.text())).contains("adresse où la réponse peut arriver sans danger", "adresse");
    }

    @Test
    void a_letter_with_gaps_gets_no_number_and_says_what_is_missing() {
        var it = begun(bill, "energy-time");
        var refused = (Outcome.Refused<?>) as(() -> write.number(it.id()));
        assertThat(refused.problems()).extracting(Problem::field).contains("addressee", "reference", "body");
        assertThat(refused.problems().getFirst().args().getFirst()).asString().contains("adresse du fournisseur");
        assertThat(as(() -> send.handle(by(it, "post", ""))))
                .isEqualTo(Outcome.refused("", "letters.problem.not-numbered"));
    }

    @Test
    void a_line_of_the_address_that_no_window_holds_is_told() {
        var it = begun(bill, "document-copy");
        var text = filled(it.text()).with("Caisse d’assurance maladie du département du Rhône\n69907 Villeurbanne");
        assertThat(as(() -> write.save(it.id(), it.version(), text, false))).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Refused<?>) as(() -> write.number(it.id()))).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("letters.problem.line-long");
        var seven = text.with("1\n2\n3\n4\n5\n6\n7");
        assertThat(as(() -> write.save(it.id(), it.version() + 1, seven, false)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void numbers_follow_each_other_without_a_hole_whoever_asks_at_once() throws Exception {
        var drafts = new ArrayList<Letter>();
        for (int i = 0; i < 12; i++) {
            var it = begun(bill, "document-copy");
            as(() -> write.save(it.id(), it.version(), filled(it.text()), false));
            drafts.add(it);
        }
        try (var together = Executors.newFixedThreadPool(6)) {
            for (var done : together.invokeAll(drafts.stream()
                    .<Callable<Outcome<UUID>>>map(it -> () -> as(() -> write.number(it.id())))
                    .toList())) assertThat(done.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(drafts.stream().map(it -> letter(it.id()).number()).sorted())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(letter(drafts.getFirst().id()).shownNumber()).matches(today().getYear() + "-00\\d\\d");
        // twice is once
        as(() -> write.number(drafts.getFirst().id()));
        assertThat(ready(bill, "document-copy").number()).isEqualTo(13);
    }

    @Test
    void of_two_who_write_one_letter_the_second_is_told_and_nothing_is_lost() {
        var it = begun(bill, "energy-time");
        var first = filled(it.text()).with("EDF\nBlois");
        var second = filled(it.text()).with("EDF\nParis");
        assertThat(as(() -> write.save(it.id(), it.version(), first, false))).isInstanceOf(Outcome.Done.class);
        assertThat(as(() -> write.save(it.id(), it.version(), second, false))).isInstanceOf(Outcome.Changed.class);
        assertThat(letter(it.id()).text()).isEqualTo(first);
        // the same text twice is one
        assertThat(as(() -> write.save(it.id(), it.version(), first, false))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_number_of_the_person_is_warned_of_and_may_stay_but_a_password_may_not() {
        var it = begun(bill, "cpam-appeal");
        var nir = filled(it.text()).with("CPAM\nNuméro 2 69 05 49 588 157 80");
        var warned = (Outcome.Refused<?>) as(() -> write.save(it.id(), it.version(), nir, false));
        assertThat(warned.problems().getFirst().code()).isEqualTo("letters.problem.sensitive.social-security");
        assertThat(as(() -> write.save(it.id(), it.version(), nir, true))).isInstanceOf(Outcome.Done.class);
        var secret = filled(it.text()).with("CPAM\nmot de passe : soleil99");
        var refused = (Outcome.Refused<?>) as(() -> write.save(it.id(), it.version() + 1, secret, true));
        assertThat(refused.problems().getFirst().code()).endsWith("sensitive.password");
    }

    @Test
    void the_name_of_a_body_is_no_word_of_health_but_an_illness_is() {
        var it = begun(bill, "cpam-appeal");
        var named = it.text().with("Caisse primaire d’assurance maladie\nMDPH, personnes handicapées\n69007 Lyon");
        assertThat(as(() -> write.save(it.id(), it.version(), named, false))).isInstanceOf(Outcome.Done.class);
        var ill = new LetterText(
                named.sender(),
                named.addressee(),
                named.place(),
                named.date(),
                named.reference(),
                "Mon assurance maladie et mon diabète",
                named.salutation(),
                named.body(),
                named.closing(),
                named.signature(),
                named.enclosures());
        assertThat(((Outcome.Refused<?>) as(() -> write.save(it.id(), it.version() + 1, ill, false))).problems())
                .singleElement()
                .extracting(Problem::field, Problem::args)
                .containsExactly("subject", List.of("diabète"));
        assertThat(as(() -> write.save(it.id(), it.version() + 1, ill, true))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_is_written_by_hand_stops_a_mail_only() {
        var it = ready(bill, "cpam-appeal");
        assertThat(Gap.byHand(it.text())).containsExactly("numéro de sécurité sociale");
        var refused = (Outcome.Refused<?>) as(() -> mailing(1).handle(by(it, "mail", "cpam@parvis.example")));
        assertThat(refused.problems().getFirst().code()).isEqualTo("letters.problem.mail-by-hand");
        assertThat(as(() -> send.handle(by(it, "post", "")))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_registered_letter_is_written_down_once_and_does_not_change_any_more() {
        var it = ready(bill, "energy-cut");
        assertThat(as(() -> send.handle(by(it, "registered", "RK 12 345 678 9 FR"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(as(() -> send.handle(by(it, "registered", "1A 206 459 3838 1"))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(as(() -> send.handle(by(it, "registered", "1A 206 459 3838 1"))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(as(() -> send.handle(by(it, "hand", "")))).isEqualTo(Outcome.refused("", "letters.problem.over"));
        var whole = as(() -> read.handle(it.id()).orElseThrow());
        assertThat(whole.letter().state()).isEqualTo(Letter.State.SENT);
        assertThat(whole.sending().to()).isEqualTo("1A20645938381");
        assertThat(as(() -> readCase.handle(bill).orElseThrow()).contacts())
                .singleElement()
                .extracting(ContactMade::channel, ContactMade::party)
                .containsExactly("letter", "body");
        assertThat(as(() -> readCase.handle(bill).orElseThrow())
                        .contacts()
                        .getFirst()
                        .said())
                .contains(it.shownNumber())
                .contains("1A20645938381");
        assertThat(as(() ->
                        write.save(it.id(), whole.letter().version(), it.text().with("EDF\nParis"), false)))
                .isEqualTo(Outcome.refused("", "letters.problem.over"));
        assertThat(as(() -> write.drop(it.id()))).isEqualTo(Outcome.refused("", "letters.problem.over"));
        var fresh = Ids.next();
        assertThat(as(() -> begin.from(fresh, it.id()))).isInstanceOf(Outcome.Done.class);
        assertThat(letter(fresh).text().body()).isEqualTo(it.text().body());
        assertThat(letter(fresh).state()).isEqualTo(Letter.State.DRAFT);
        assertThat(letter(fresh).basedOn()).isEqualTo(it.id());
    }

    @Test
    void tracking_numbers_are_checked_by_their_form_and_key() {
        assertThat(TrackingNumber.read("RB 123 456 785 GB")).contains("RB123456785GB");
        assertThat(TrackingNumber.read("RB 123 456 786 GB")).isEmpty();
        assertThat(TrackingNumber.read("1a-206.459 3838 1")).contains("1A20645938381");
        assertThat(TrackingNumber.read("12345")).isEmpty();
        assertThat(TrackingNumber.read("recommandé 12")).isEmpty();
        assertThat(TrackingNumber.read("1A2064593838112345")).isEmpty();
    }

    @Test
    void a_sending_has_a_day_that_is_possible() {
        var it = ready(bill, "energy-time");
        var tomorrow = new SendLetter.Command(it.id(), "post", today().plusDays(1), "", "", false);
        var before = new SendLetter.Command(it.id(), "post", today().minusDays(1), "", "", false);
        assertThat(as(() -> send.handle(tomorrow))).isInstanceOf(Outcome.Refused.class);
        assertThat(as(() -> send.handle(before))).isInstanceOf(Outcome.Refused.class);
        assertThat(as(() -> send.handle(by(it, "pigeon", "")))).isInstanceOf(Outcome.Refused.class);
    }

    private SendLetter mailing(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "3000");
        return new SendLetter(
                table,
                new MailLetter(draw, new Mailer(sender, "parvis@parvis.example")),
                new LetterPhrases(),
                cases,
                people,
                accounts,
                associations,
                journal,
                transaction);
    }

    @Test
    void a_mail_really_goes_with_the_letter_attached() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var it = ready(bill, "energy-time");
            var mail = mailing(server.getSmtp().getPort());
            assertThat(as(() -> mail.handle(by(it, "mail", "service clients")))).isInstanceOf(Outcome.Refused.class);
            assertThat(as(() -> mail.handle(by(it, "mail", "clients@edf.example"))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(as(() -> mail.handle(by(it, "mail", "clients@edf.example"))))
                    .isInstanceOf(Outcome.Done.class);
            var message = server.getReceivedMessages()[0];
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(message.getSubject()).isEqualTo(it.text().subject());
            assertThat(message.getReplyTo()[0].toString())
                    .isEqualTo(accounts.find(me.account()).orElseThrow().email());
            var parts = (MimeMultipart) message.getContent();
            var attached = parts.getBodyPart(1);
            assertThat(attached.getFileName()).isEqualTo("courrier-" + it.shownNumber() + ".pdf");
            assertThat(attached.getInputStream().readNBytes(5)).isEqualTo("%PDF-".getBytes());
            assertThat(letter(it.id()).state()).isEqualTo(Letter.State.SENT);
            assertThat(as(() -> readCase.handle(bill).orElseThrow())
                            .contacts()
                            .getFirst()
                            .channel())
                    .isEqualTo("mail");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_mail_server_that_is_down_leaves_the_letter_as_it_was() {
        var it = ready(bill, "energy-time");
        var refused = (Outcome.Refused<?>) as(() -> mailing(1).handle(by(it, "mail", "clients@edf.example")));
        assertThat(refused.problems().getFirst().code()).isEqualTo("letters.problem.mail-failed");
        assertThat(as(() -> read.handle(it.id()).orElseThrow()).sending()).isNull();
        assertThat(letter(it.id()).state()).isEqualTo(Letter.State.READY);
        assertThat(as(() -> readCase.handle(bill).orElseThrow()).contacts()).isEmpty();
    }

    @Test
    void a_mail_server_that_falls_silent_with_the_letter_in_its_hands_is_not_handed_it_twice() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> takeAndFallSilent(silent));
            var it = ready(bill, "energy-time");
            assertThat(as(() -> mailing(silent.getLocalPort()).handle(by(it, "mail", "clients@edf.example"))))
                    .isEqualTo(Outcome.refused("", "letters.problem.on-its-way"));
            var sending = as(() -> read.handle(it.id()).orElseThrow()).sending();
            assertThat(sending).isNotNull();
            assertThat(sending.gone()).isFalse();
            assertThat(as(() -> mailing(silent.getLocalPort()).handle(by(it, "mail", "clients@edf.example"))))
                    .isEqualTo(Outcome.refused("", "letters.problem.on-its-way"));
        }
    }

    /** An SMTP server (RFC 5321) that takes a message whole and never answers it. */
    private static void takeAndFallSilent(ServerSocket silent) {
        try (var line = silent.accept();
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
                var out = line.getOutputStream()) {
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var said = in.readLine(); said != null; said = in.readLine()) {
                boolean data = said.startsWith("DATA");
                out.write((data ? "354 go on\r\n" : "250 well\r\n").getBytes(StandardCharsets.US_ASCII));
                if (data) break;
            }
            while (in.readLine() != null) {
                // nothing is ever answered
            }
        } catch (IOException e) {
            // the other side has given up
        }
    }

    @Test
    void a_mail_that_nobody_knows_to_have_gone_is_said_by_who_knows() {
        var it = ready(bill, "energy-time");
        var begun = new Sending(
                it.id(),
                "mail",
                today(),
                me.account(),
                java.time.Instant.now().minusSeconds(600),
                false,
                "a@b.example");
        as(() -> transaction.execute(_ -> table.insert(begun)));
        assertThat(send.unknown(begun)).isTrue();
        assertThat(as(() -> write.save(it.id(), it.version(), it.text().with("EDF\nParis"), false)))
                .isEqualTo(Outcome.refused("", "letters.problem.on-its-way"));
        assertThat(as(() -> send.arrived(it.id(), false))).isInstanceOf(Outcome.Done.class);
        assertThat(letter(it.id()).state()).isEqualTo(Letter.State.READY);
        as(() -> transaction.execute(_ -> table.insert(begun)));
        assertThat(as(() -> send.arrived(it.id(), true))).isInstanceOf(Outcome.Done.class);
        assertThat(letter(it.id()).state()).isEqualTo(Letter.State.SENT);
    }

    @Test
    void a_draft_is_thrown_away_and_what_bears_a_number_is_dropped() {
        var draft = begun(bill, null);
        as(() -> write.drop(draft.id()));
        assertThat(as(() -> read.handle(draft.id()))).isEmpty();
        var numbered = ready(bill, "energy-time");
        as(() -> write.drop(numbered.id()));
        assertThat(letter(numbered.id()).state()).isEqualTo(Letter.State.DROPPED);
        assertThat(letter(numbered.id()).number()).isEqualTo(numbered.number());
    }

    @Test
    void no_letter_is_begun_in_a_closed_case_but_what_is_ready_still_goes() {
        var it = ready(bill, "energy-time");
        int version = as(() -> readCase.handle(bill).orElseThrow()).it().version();
        as(() -> workOnCase.close(bill, version, "obtained", null));
        assertThat(as(() -> begin.handle(Ids.next(), bill, null)))
                .isEqualTo(Outcome.refused("", "letters.problem.case-closed"));
        assertThat(as(() -> begin.from(Ids.next(), it.id())))
                .isEqualTo(Outcome.refused("", "letters.problem.case-closed"));
        assertThat(as(() -> send.handle(by(it, "post", "")))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void another_association_sees_no_letter_and_counts_its_own_numbers() {
        var it = ready(bill, "energy-time");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(as(() -> read.handle(it.id()))).isEmpty();
        assertThat(as(() -> read.list(null, null, 1)).total()).isZero();
        assertThat(as(() -> write.save(it.id(), it.version(), it.text(), false)))
                .isEqualTo(Outcome.refused("", "letters.problem.unknown"));
        bill = open(person(aPerson("Ana", "Silva", 1970)));
        assertThat(ready(bill, "energy-time").number()).isEqualTo(1);
    }

    @Test
    void an_address_typed_into_a_letter_is_not_asked_again() {
        var silva = person(aPerson("Ana", "Silva", 1970));
        var its = open(silva);
        var first = begun(its, "energy-time");
        assertThat(first.text().sender()).endsWith("[adresse]");
        assertThat(as(() -> fill.handle(new FillGaps.Command(
                        first.id(), first.version(), first.text(), Map.of("adresse", ADDRESS), false))))
                .isEqualTo(new Outcome.Done<>(first.id()));
        assertThat(as(() -> personFacts.facts(silva).orElseThrow()).addresses()).containsExactly(ADDRESS);
        assertThat(begun(its, "energy-cut").text().sender()).contains("69100 Villeurbanne");
        // the second one is for this letter alone
        assertThat(as(() -> people.addressSaid(silva, "3 cours Emile-Zola, 69100 Villeurbanne")))
                .isEmpty();
        assertThat(as(() -> personFacts.facts(silva).orElseThrow()).addresses()).containsExactly(ADDRESS);
    }

    @Test
    void no_address_is_kept_of_somebody_in_danger_at_home() {
        var silva = person(discreet(aPerson("Ana", "Silva", 1970), "le matin"));
        assertThat(as(() -> people.addressSaid(silva, ADDRESS))).isEmpty();
        assertThat(as(() -> personFacts.facts(silva).orElseThrow()).addresses()).isEmpty();
    }

    @Test
    void lists_show_mine_and_those_of_the_association_by_their_state() {
        var mine = begun(bill, "energy-time");
        var sent = ready(bill, "energy-cut");
        as(() -> send.handle(by(sent, "portal", "espace client")));
        var association = me.association();
        var i = me;
        me = network.a(Role.MEDIATOR, association);
        var hers = begun(bill, null);
        assertThat(as(() -> read.list(null, i.account(), 1)).letters())
                .extracting(Letter::id)
                .containsExactlyInAnyOrder(mine.id(), sent.id());
        assertThat(as(() -> read.list(Letter.State.DRAFT, null, 1)).letters())
                .extracting(Letter::id)
                .containsExactlyInAnyOrder(mine.id(), hers.id());
        assertThat(as(() -> read.list(Letter.State.SENT, null, 1)).letters())
                .extracting(Letter::id)
                .containsExactly(sent.id());
    }

    @Test
    void letters_go_with_their_cases_when_files_are_merged_and_parted() {
        var dropped = person(aPerson("Nour", "Hadad", 1990));
        var theirs = open(dropped);
        var early = begun(theirs, "energy-time");
        var merge = as(() -> merges.handle(new MergeFiles.Command(nour, dropped, Set.of(), 0, 0)));
        assertThat(letter(early.id()).person()).isEqualTo(nour);
        var late = begun(theirs, "energy-time");
        assertThat(late.person()).isEqualTo(nour);
        var merged = Outcomes.done(merge);
        as(() -> merges.undo(merged));
        assertThat(letter(early.id()).person()).isEqualTo(dropped);
        assertThat(letter(late.id()).person()).isEqualTo(dropped);
    }

    @Test
    void who_sends_or_fills_a_letter_while_its_case_is_locked_waits_and_nobody_fails() throws Exception {
        var ready = ready(bill, "energy-cut");
        waitsForTheCase(ready, () -> send.handle(by(ready, "hand", "")));
        var draft = begun(bill, "energy-time");
        waitsForTheCase(
                draft,
                () -> fill.handle(new FillGaps.Command(
                        draft.id(), draft.version(), draft.text(), Map.of("montant", "240"), false)));
    }

    @Test
    void a_merge_waits_for_whoever_works_on_what_hangs_on_the_files_and_nobody_fails() throws Exception {
        var dropped = person(aPerson("Nour", "Hadad", 1990));
        var theirs = open(dropped);
        var draft = begun(theirs, "energy-time");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var merge = as(() -> transaction.execute(status -> {
                table.findLocked(draft.id(), cases);
                var waiting = threads.submit(
                        () -> as(() -> merges.handle(new MergeFiles.Command(nour, dropped, Set.of(), 0, 0))));
                Locks.awaitWaiting(db);
                // every act on a file notes the day, at its end
                people.contacted(dropped, LocalDate.of(2100, 1, 1));
                return waiting;
            }));
            assertThat(merge.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(letter(draft.id()).person()).isEqualTo(nour);
    }

    private void waitsForTheCase(Letter it, Callable<Outcome<UUID>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = as(() -> transaction.execute(status -> {
                cases.findLocked(bill);
                var waiting = threads.submit(() -> as(work));
                Locks.awaitWaiting(db);
                // a merge gives the letters to whom it gave the case
                table.findLocked(it.id());
                return waiting;
            }));
            assertThat(other.get()).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void an_erased_person_leaves_a_number_and_no_letter() {
        var it = ready(bill, "energy-time");
        begun(bill, "energy-cut");
        int version = as(() -> readCase.handle(bill).orElseThrow()).it().version();
        as(() -> workOnCase.close(bill, version, "obtained", null));
        assertThat(as(() -> erasePerson.handle(nour)).toString()).contains("Erased");
        assertThat(as(() -> read.handle(it.id()))).isEmpty();
        assertThat(as(() -> read.list(null, null, 1)).total()).isZero();
        assertThat(as(() -> read.list(null, null, 1)).erased()).containsExactly(it.shownNumber());
        as(() -> transaction.execute(_ -> db.sql("""
                        insert into letters.number_of_nobody (association, year, number)
                        select association, year, number + n from letters.number_of_nobody, generate_series(1, 60) n""").update()));
        assertThat(as(() -> read.list(null, null, 1)).erased())
                .as("each number without a letter is explained")
                .hasSize(61)
                .startsWith(it.shownNumber());
    }

    @Test
    void who_asks_what_is_kept_reads_their_letters() {
        var it = ready(bill, "energy-cut");
        as(() -> send.handle(by(it, "registered", "1A 206 459 3838 1")));
        var told = as(() -> answerAccess.handle(nour, "pdf").orElseThrow()).toString();
        assertThat(told)
                .contains(it.shownNumber())
                .contains("décret n° 2008-780")
                .contains("1A20645938381");
    }

    @Test
    void what_letters_say_is_unreadable_in_the_database() {
        var it = ready(bill, "energy-cut");
        as(() -> send.handle(by(it, "hand", "à l’agence de Bron")));
        for (var sealed : List.of(
                "select encode(said, 'escape') from letters.letter where id = :id",
                "select encode(said, 'escape') from letters.sending where letter = :id")) {
            String kept = as(() -> transaction.execute(
                    _ -> db.sql(sealed).param("id", it.id()).query(String.class).single()));
            assertThat(kept).doesNotContain("Haddad").doesNotContain("Lilas").doesNotContain("Bron");
        }
    }

    @Test
    void a_change_of_keys_reaches_letters_and_sendings() {
        var it = ready(bill, "energy-cut");
        as(() -> send.handle(by(it, "hand", "à l’agence de Bron")));
        assertThat(columns.stream().map(SealedColumn::table)).contains("letters.letter", "letters.sending");
        for (var column : columns)
            if (column.table().startsWith("letters.")) {
                List<String> said = as(() -> transaction.execute(_ -> db.sql(
                                "select %s as about, %s as said, key from %s where association = :a"
                                        .formatted(column.about(), column.sealed(), column.table()))
                        .param("a", me.association())
                        .query((row, n) -> sealing.open(
                                new Sealing.Text(row.getString("key"), row.getBytes("said")), row.getString("about")))
                        .list()));
                assertThat(said).isNotEmpty();
            }
    }

    @Test
    void a_template_with_an_unknown_field_is_refused_with_its_name_and_those_that_exist() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var one = template("essai-" + Ids.next().toString().substring(24), "Bonjour {prénom}, {numéro fiscal}", "");
        var refused = (Outcome.Refused<?>) Network.as(head, () -> templates.change(one, true));
        var problem = refused.problems().getFirst();
        assertThat(problem.code()).isEqualTo("letters.problem.unknown-field");
        assertThat(problem.args().getFirst()).isEqualTo("{numéro fiscal}");
        assertThat(problem.args().getLast()).asString().contains("{prénom}").contains("{organisme}");
    }

    @Test
    void a_template_that_leans_on_the_law_names_its_source_and_the_day_of_reading() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var code = "loi-" + Ids.next().toString().substring(24);
        assertThat(Network.as(head, () -> templates.change(template(code, "Le décret n° 2008-780 dit", ""), true)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(
                        head,
                        () -> templates.change(
                                template(code, "Le décret n° 2008-780 dit", "Décret n° 2008-780"), true)))
                .isInstanceOf(Outcome.Refused.class);
        var whole = template(code, "Le décret n° 2008-780 dit", "Décret n° 2008-780 | 24/11/2026");
        assertThat(Network.as(head, () -> templates.change(whole, true))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> templates.change(whole, false))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(head, () -> templates.change(whole, false))).isInstanceOf(Outcome.Changed.class);
    }

    private static Template template(String code, String body, String sources) {
        return new Template(
                code, "Essai " + code, Letter.Kind.LETTER, null, "", "", "Essai", "", body, "", "", sources, true, 0);
    }

    private Template shipped(String code) {
        return templates.list().stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shipped_letters_name_the_strongest_rights_and_the_right_door() {
        var cut = shipped("energy-cut");
        assertThat(cut.parts().get("body"))
                .contains("du 1er novembre au 31 mars.")
                .contains("60 jours de puissance réduite", "deux fois, une fois par écrit et une fois de vive voix")
                .contains("[date du dépôt]")
                .doesNotContain("Votre situation");
        assertThat(cut.sources().lines()).hasSize(3).last().asString().endsWith("| 28/11/2026");
        var caf = shipped("caf-appeal");
        assertThat(caf.parts().get("body")).startsWith("[RSA : écrivez au président du conseil départemental");
        assertThat(caf.sources()).startsWith("Article L. 262-47");
        for (var code : new String[] {"caf-appeal", "cpam-appeal"})
            assertThat(shipped(code).parts().get("salutation")).startsWith("Mesdames, Messieurs");
        assertThat(shipped("energy-mediator").parts().get("salutation")).isEqualTo("Madame, Monsieur,");
    }

    @Test
    void every_shipped_template_begins_a_letter_and_cites_nothing_without_a_source() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var shipped = templates.list().stream().filter(template -> template.version() == 0 && !template.closed());
        assertThat(shipped).hasSizeGreaterThanOrEqualTo(12).allSatisfy(template -> {
            assertThat(begun(bill, template.code()).text().parts().values()).noneMatch(part -> part.contains("{"));
            assertThat(template.label() + template.parts().values()).doesNotContain("'");
            assertThat(Network.as(head, () -> templates.change(template, true)))
                    .isEqualTo(Outcome.refused("", "letters.problem.template-taken"));
        });
    }

    @Test
    void a_letter_begun_twice_with_one_identifier_is_one() {
        var id = Ids.next();
        as(() -> begin.handle(id, bill, "energy-time"));
        assertThat(as(() -> begin.handle(id, bill, "energy-time"))).isEqualTo(new Outcome.Done<>(id));
        assertThat(as(() -> begin.handle(Ids.next(), bill, "nothing-of-that-name")))
                .isEqualTo(Outcome.refused("", "letters.problem.template"));
        me = network.a(Role.MEDIATOR, me.association());
        assertThat(as(() -> begin.handle(id, bill, "energy-time")))
                .isEqualTo(Outcome.refused("", "letters.problem.identifier-taken"));
    }

    @Test
    void fields_are_read_with_or_without_accents_and_a_lonely_brace_is_told() {
        assertThat(Field.fill("{PRENOM} { nom } {commune}", Map.of(Field.GIVEN, "Nour", Field.FAMILY, "Haddad")))
                .isEqualTo("Nour Haddad [commune]");
        assertThat(Field.unknown("Bonjour {prénom")).containsExactly("{");
        assertThat(Field.unknown("{prénom} {nom}")).isEmpty();
    }

    @Test
    void an_address_typed_in_one_line_becomes_the_lines_of_an_envelope() {
        assertThat(BeginLetter.postalLines("12 rue des Lilas, 69100 Villeurbanne"))
                .containsExactly("12 rue des Lilas", "69100 Villeurbanne");
        assertThat(BeginLetter.postalLines("Bât. B\n12 rue des Lilas\n69100 Villeurbanne"))
                .containsExactly("Bât. B", "12 rue des Lilas", "69100 Villeurbanne");
    }
}
