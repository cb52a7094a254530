// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.database.Asking;
import fr.parvis.documents.CasesWithDocuments;
import fr.parvis.documents.Papers;
import fr.parvis.documents.domain.ReadDocument.Sight;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.RotateKeys;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents on the real database and a real folder: in, shown, kept, let go of. */
@ParvisTest
class DocumentsTest {
    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    MergeFiles merges;

    @Autowired
    ErasePerson erase;

    @Autowired
    RotateKeys rotate;

    @Autowired
    AddDocuments add;

    @Autowired
    ReadDocument read;

    @Autowired
    KeepDocument keep;

    @Autowired
    DeleteDocuments letGo;

    @Autowired
    SweepStore sweep;

    @Autowired
    List<PersonalDataProvider> tellers;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Value("${parvis.data}")
    Path data;

    SignedIn me;
    UUID nour;
    UUID caseFile;

    @BeforeEach
    void a_case() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = cases().person(me, "Nour", "Haddad");
        caseFile = cases().caseOf(me, nour);
    }

    private CasesWithDocuments cases() {
        return new CasesWithDocuments(openFile, openCase);
    }

    private record Sent(String name, byte[] bytes) {}

    private Outcome<AddDocuments.Added> send(boolean together, String name, Sent... files) {
        return Network.as(me, () -> {
            try (var sending = add.begin(caseFile)) {
                for (var file : files) sending.take(file.name, new ByteArrayInputStream(file.bytes));
                return sending.finish(together, name, day -> Words.t("documents.unnamed", day));
            }
        });
    }

    private List<UUID> added(boolean together, String name, Sent... files) {
        var outcome = send(together, name, files);
        return Outcomes.done(outcome).documents();
    }

    private UUID aDocument() {
        return added(false, "Facture", new Sent("f.pdf", Papers.pdf(1))).getFirst();
    }

    private byte[] bytes(UUID id, Sight sight) {
        return Network.as(me, () -> {
            try (var bytes = read.open(id, sight).orElseThrow().bytes()) {
                return bytes.readAllBytes();
            }
        });
    }

    private List<Document> documents() {
        return Network.as(me, () -> read.latest(caseFile, 100));
    }

    private List<Path> stored() {
        return files(data.resolve("documents").resolve(me.association().toString()));
    }

    private List<Path> arriving() {
        return files(data.resolve("documents-incoming"));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> journal(String action) {
        return Asking.as(me.association())
                .call(() -> transaction.execute(_ -> db.sql(
                                "select subject from audit.entry where action = :action and account = :me order by id")
                        .param("action", action)
                        .param("me", me.account())
                        .query(String.class)
                        .list()));
    }

    private void closeTheCase() {
        Network.as(me, () -> {
            work.close(caseFile, 0, "obtained", null);
        });
    }

    private void closedLongAgo() {
        closeTheCase();
        Network.as(me, () -> {
            transaction.executeWithoutResult(
                    _ -> db.sql("update documents.document set closed_on = closed_on - 31 where case_file = :case")
                            .param("case", caseFile)
                            .update());
        });
    }

    @Test
    void a_paper_comes_back_as_it_was_and_is_unreadable_where_it_lies() throws IOException {
        var pdf = Papers.pdf(2);
        var id = added(false, "", new Sent("C:\\Nour\\facture EDF mars.pdf", pdf))
                .getFirst();
        var it = documents().getFirst();
        assertThat(it.name()).isEqualTo("facture EDF mars");
        assertThat(it.kind()).isEqualTo(Kind.PDF);
        assertThat(it.pages()).isEqualTo(2);
        assertThat(it.bytes()).isEqualTo(pdf.length);
        assertThat(bytes(id, Sight.FILE)).isEqualTo(pdf);
        assertThat(bytes(id, Sight.PREVIEW)).startsWith((byte) 0x89, 'P', 'N', 'G');
        assertThat(stored()).hasSize(2);
        for (var file : stored()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("%PDF", "Facture", "\u0089PNG");
            assertThat(Files.getPosixFilePermissions(file.getParent())).hasSize(3);
        }
        assertThat(arriving()).isEmpty();
        assertThat(journal("documents.added")).contains(id.toString());
    }

    @Test
    void each_reading_is_a_reading_of_the_person_s_file() {
        var id = aDocument();
        int before = journal("people.read").size();
        bytes(id, Sight.FILE);
        bytes(id, Sight.PREVIEW);
        assertThat(journal("documents.read")).containsExactly(id.toString(), id.toString());
        assertThat(journal("people.read")).hasSize(before + 2).endsWith(nour.toString(), nour.toString());
    }

    @Test
    void several_pictures_become_one_pdf_in_their_order() throws IOException {
        var ids = added(
                true,
                "Avis d’impôt",
                new Sent("1.jpg", Papers.jpegOfATelephone(400, 600, 1)),
                new Sent("2.png", Papers.png(600, 400)),
                new Sent("3.jpg", Papers.jpeg(400, 600)));
        assertThat(ids).hasSize(1);
        assertThat(documents().getFirst().name()).isEqualTo("Avis d’impôt");
        try (var pdf = Loader.loadPDF(bytes(ids.getFirst(), Sight.FILE))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(pdf.getPage(1).getMediaBox().getWidth()).isGreaterThan(800);
        }
        assertThat(added(false, "", new Sent("1.jpg", Papers.jpeg(40, 60)), new Sent("2.jpg", Papers.jpeg(40, 60))))
                .hasSize(2);
    }

    @Test
    void one_file_that_is_refused_refuses_the_sending_and_nothing_stays() {
        var outcome = send(false, "", new Sent("ok.pdf", Papers.pdf(1)), new Sent("lettre.pdf", Papers.html()));
        var problems = Outcomes.refused(outcome);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field()).isEqualTo("lettre.pdf");
        assertThat(problems.getFirst().code()).isEqualTo("documents.problem.web-page");
        assertThat(documents()).isEmpty();
        assertThat(stored()).isEmpty();
        assertThat(arriving()).isEmpty();
    }

    @Test
    void a_picture_that_only_begins_well_is_refused() {
        var png = Papers.png(400, 400);
        // its parts follow each other to the end; its pixels are none
        for (int i = 45; i < png.length - 30; i++) png[i] = (byte) 0xff;
        assertThat(send(false, "", new Sent("p.png", png))).isInstanceOf(Outcome.Refused.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_sending_that_is_cut_or_too_heavy_leaves_nothing() {
        var cut = new InputStream() {
            private int left = 200_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) throw new IOException("the line is cut");
                return 'a';
            }
        };
        Network.as(me, () -> {
            try (var sending = add.begin(caseFile)) {
                assertThatThrownBy(() -> sending.take("a.pdf", cut)).hasMessage("the line is cut");
            }
            var endless = new InputStream() {
                @Override
                public int read() {
                    return 'a';
                }

                @Override
                public int read(byte[] to, int offset, int length) {
                    return length;
                }
            };
            try (var sending = add.begin(caseFile)) {
                assertThatThrownBy(() -> sending.take("a.pdf", endless)).isInstanceOf(TooHeavy.class);
            }
        });
        assertThat(arriving()).isEmpty();
        assertThat(stored()).isEmpty();
        assertThat(documents()).isEmpty();
    }

    @Test
    void a_name_that_tells_too_much_is_refused_and_one_of_a_file_left_out() {
        assertThat(Outcomes.refused(send(false, "mot de passe : soleil99", new Sent("f.pdf", Papers.pdf(1))))
                        .getFirst()
                        .code())
                .isEqualTo("documents.problem.name-tells");
        added(false, "", new Sent("mot de passe = soleil99.pdf", Papers.pdf(1)));
        assertThat(documents().getFirst().name()).startsWith("Document du");
    }

    @Test
    void papers_go_with_their_case_some_days_after_it_closed_unless_kept() {
        var gone = aDocument();
        var kept = aDocument();
        Network.as(me, () -> {
            assertThat(keep.keep(kept, "oui")).isInstanceOf(Outcome.Refused.class);
            assertThat(keep.keep(kept, "Preuve pour le recours en cours")).isInstanceOf(Outcome.Done.class);
        });
        closeTheCase();
        assertThat(documents()).allSatisfy(it -> assertThat(it.closedOn()).isNotNull());
        letGo.over();
        assertThat(documents()).hasSize(2);
        closedLongAgo();
        letGo.over();
        assertThat(documents()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(kept);
            assertThat(it.kept().by()).isEqualTo(me.account());
            assertThat(it.kept().why()).isEqualTo("Preuve pour le recours en cours");
        });
        await().untilAsserted(() -> assertThat(stored()).hasSize(2));
        assertThat(stored()).noneMatch(file -> file.toString().contains(gone.toString()));
        Network.as(me, () -> {
            keep.release(kept);
        });
        letGo.over();
        assertThat(documents()).isEmpty();
    }

    @Test
    void a_case_that_goes_on_keeps_its_papers() {
        aDocument();
        closedLongAgo();
        Network.as(me, () -> {
            work.reopen(caseFile);
        });
        letGo.over();
        assertThat(documents())
                .singleElement()
                .satisfies(it -> assertThat(it.closedOn()).isNull());
    }

    @Test
    void what_is_added_to_a_closed_case_goes_away_too() {
        closeTheCase();
        aDocument();
        assertThat(documents().getFirst().closedOn()).isNotNull();
    }

    @Test
    void a_case_that_closes_while_a_paper_comes_in_takes_it_along() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var closing = new AtomicReference<Future<?>>();
            var outcome = Network.as(me, () -> {
                try (var sending = add.begin(caseFile)) {
                    sending.take("mot de passe = soleil99.pdf", new ByteArrayInputStream(Papers.pdf(1)));
                    return sending.finish(false, "", _ -> {
                        closing.set(threads.submit(this::closeTheCase));
                        Locks.awaitWaiting(db);
                        return "Document";
                    });
                }
            });
            closing.get().get();
        }
        assertThat(documents())
                .singleElement()
                .satisfies(it -> assertThat(it.closedOn()).isNotNull());
    }

    @Test
    void erased_with_the_person_also_what_was_kept() {
        var id = aDocument();
        Network.as(me, () -> {
            keep.keep(id, "Preuve pour le recours");
        });
        closeTheCase();
        Network.as(me, () -> {
            assertThat(erase.handle(nour)).isInstanceOf(ErasePerson.Erasure.Erased.class);
        });
        assertThat(documents()).isEmpty();
        await().untilAsserted(() -> assertThat(stored()).isEmpty());
        assertThat(journal("documents.deleted")).contains(id.toString());
    }

    @Test
    void papers_follow_the_case_when_files_are_merged() {
        aDocument();
        var twin = cases().person(me, "Nour", "Hadad");
        Network.as(me, () -> {
            merges.handle(new MergeFiles.Command(twin, nour, Set.of(), 0, 0));
        });
        Network.as(me, () -> {
            assertThat(read.of(caseFile, 1, 10).orElseThrow().person().id()).isEqualTo(twin);
        });
        assertThat(told(twin)).contains("Facture");
        assertThat(told(nour)).isEmpty();
    }

    private List<String> told(UUID person) {
        return Network.as(me, () -> {
            var titles = new ArrayList<String>();
            for (var teller : tellers)
                if (teller.getClass().getSimpleName().startsWith("DocumentsPersonalData"))
                    for (var told : teller.tell(person)) titles.add(told.title());
            return titles;
        });
    }

    @Test
    void the_answer_to_an_access_request_names_the_papers() {
        aDocument();
        assertThat(told(nour)).containsExactly("Facture");
    }

    @Test
    void a_change_of_keys_reaches_the_key_of_a_document_and_leaves_its_bytes() throws Exception {
        var id = aDocument();
        var before = Files.readAllBytes(stored().getFirst());
        rotate.add();
        rotate.handle(me.association());
        var key = Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("select key from documents.document where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()));
        assertThat(key).isEqualTo(rotate.current());
        assertThat(documents().getFirst().name()).isEqualTo("Facture");
        assertThat(bytes(id, Sight.FILE)).startsWith('%', 'P', 'D', 'F');
        assertThat(Files.readAllBytes(stored().getFirst())).isEqualTo(before);
    }

    @Test
    void bytes_of_no_document_are_swept_and_those_of_documents_are_not() throws IOException {
        var id = aDocument();
        var folder = data.resolve("documents").resolve(me.association().toString());
        var orphan = Files.writeString(folder.resolve(UUID.randomUUID().toString()), "x");
        var draft = Files.writeString(folder.resolve(UUID.randomUUID() + ".part"), "x");
        var cut = Files.writeString(data.resolve("documents-incoming").resolve("cut.part"), "x");
        sweep.handle();
        assertThat(orphan).as("it may be of a sending on its way").exists();
        var old = FileTime.from(Instant.now().minus(SweepStore.AGE).minusSeconds(60));
        for (var file : stored()) Files.setLastModifiedTime(file, old);
        Files.setLastModifiedTime(cut, old);
        assertThat(sweep.handle()).isGreaterThanOrEqualTo(3);
        assertThat(orphan).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(cut).doesNotExist();
        assertThat(bytes(id, Sight.FILE)).isNotEmpty();
        assertThat(bytes(id, Sight.PREVIEW)).isNotEmpty();
    }

    @Test
    void what_was_changed_where_it_lies_is_not_shown() throws IOException {
        var id = aDocument();
        var file =
                data.resolve("documents").resolve(me.association().toString()).resolve(id.toString());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> bytes(id, Sight.FILE)).hasRootCauseInstanceOf(javax.crypto.AEADBadTagException.class);
    }

    @Test
    void another_association_sees_nothing_of_it() throws Exception {
        var id = aDocument();
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        Network.as(other, () -> {
            assertThat(read.find(id)).isEmpty();
            assertThat(read.open(id, Sight.FILE)).isEmpty();
            assertThat(letGo.handle(id)).isFalse();
            return null;
        });
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "association", other.association());
            assertThat(RawDatabase.value(application, "select count(*) from documents.document"))
                    .isEqualTo("0");
        }
    }
}
