// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.Network;
import fr.parvis.Scale;
import fr.parvis.access.Accounts;
import fr.parvis.access.Identification;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.documents.domain.ReadDocument;
import fr.parvis.documents.domain.ScanWaiting;
import fr.parvis.documents.domain.SweepStore;
import fr.parvis.people.domain.OpenFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Papers on their way through a real server, to a real S3 store, past clamd: heavy, cut, and while one of them is away. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "parvis.documents.s3-seconds=2",
            "parvis.documents.clamd-seconds=3",
            "parvis.documents.s3-bucket=" + S3Server.BUCKET,
            "parvis.documents.s3-key=" + S3Server.KEY,
            "parvis.documents.s3-secret=" + S3Server.SECRET
        })
@Import({Network.class, DocumentsOverTheWireTest.ByHeader.class})
@DirtiesContext
class DocumentsOverTheWireTest {
    private static final String BORDER = "----papiers";
    private static final String TOKEN = "00000000-0000-0000-0000-000000000000";
    private static final S3Server S3;
    private static final Clamd CLAMD;

    static {
        try {
            S3 = new S3Server();
            CLAMD = new Clamd();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry registry) {
        registry.add("parvis.documents.s3-endpoint", () -> S3.line().endpoint());
        registry.add("parvis.documents.clamd", CLAMD::address);
    }

    @AfterAll
    static void stops() throws Exception {
        S3.close();
        CLAMD.close();
    }

    /** Who asks is said by a header: signing in has tests of its own. */
    @TestComponent
    @Order(1)
    static class ByHeader implements Identification {
        private final Accounts accounts;

        ByHeader(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public Optional<SignedIn> of(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader("X-Test-Account"))
                    .flatMap(id -> accounts.signedIn(UUID.fromString(id)));
        }
    }

    @Value("${local.server.port}")
    int port;

    @Value("${parvis.data}")
    Path data;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    ReadDocument read;

    @Autowired
    ScanWaiting scanWaiting;

    @Autowired
    SweepStore sweep;

    SignedIn me;
    UUID caseFile;
    final HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void a_case() {
        S3.line().isWell();
        CLAMD.isWell();
        me = network.a(Role.MEDIATOR, network.anAssociation());
        var cases = new CasesWithDocuments(openFile, openCase);
        caseFile = cases.caseOf(me, cases.person(me, "Nour", "Haddad"));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Test-Account", me.account().toString())
                .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                .header("Accept", "text/html")
                .timeout(Duration.ofMinutes(3));
    }

    private String here() {
        return "/bureau/suivis/" + caseFile + "/documents";
    }

    private static String before(String fileName) {
        return "--" + BORDER + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + TOKEN + "\r\n--" + BORDER
                + "\r\nContent-Disposition: form-data; name=\"nom\"\r\n\r\nAvis d’impôt\r\n--" + BORDER
                + "\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/pdf\r\n\r\n";
    }

    private static InputStream around(InputStream file) {
        return new SequenceInputStream(
                new SequenceInputStream(
                        new ByteArrayInputStream(before("avis.pdf").getBytes(StandardCharsets.UTF_8)), file),
                new ByteArrayInputStream(("\r\n--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(InputStream file, long length) throws Exception {
        long all = around(InputStream.nullInputStream()).readAllBytes().length + length;
        return browser.send(
                to(here() + "/fichiers")
                        .header("Content-Type", "multipart/form-data; boundary=" + BORDER)
                        .POST(HttpRequest.BodyPublishers.fromPublisher(
                                HttpRequest.BodyPublishers.ofInputStream(() -> around(file)), all))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(byte[] file) throws Exception {
        return send(new ByteArrayInputStream(file), file.length);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return browser.send(to(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private List<fr.parvis.documents.domain.Document> documents() {
        return Network.as(me, () -> read.latest(caseFile, 100));
    }

    private void nothingIsLeft() throws IOException {
        assertThat(documents()).isEmpty();
        var incoming = data.resolve("documents-incoming");
        await().untilAsserted(() -> {
            try (var files = Files.list(incoming)) {
                assertThat(files).isEmpty();
            }
        });
    }

    private String file() {
        return "/bureau/documents/" + documents().getFirst().id() + "/fichier";
    }

    @Test
    void a_paper_goes_through_clamd_to_the_store_and_back() throws Exception {
        var pdf = Papers.heavyPdf(3_000_000);
        assertThat(send(pdf).statusCode()).isEqualTo(302);
        assertThat(CLAMD.lastScanned()).isEqualTo(pdf.length);
        assertThat(get(file()).body()).isEqualTo(pdf);
        nothingArrives();
    }

    private void nothingArrives() throws IOException {
        try (var files = Files.list(data.resolve("documents-incoming"))) {
            assertThat(files).isEmpty();
        }
    }

    /** A paper heavier than a form of any other page may be, and in the whole run just below what a paper may weigh. */
    @Test
    void a_heavy_paper_arrives_whole() throws Exception {
        var pdf = Papers.heavyPdf(Scale.of(24_000_000, 49_000_000));
        assertThat(send(pdf).statusCode()).isEqualTo(302);
        assertThat(documents().getFirst().bytes()).isEqualTo(pdf.length);
    }

    @Test
    void three_hundred_megabytes_are_refused_before_they_are_kept_and_with_what_to_do() throws Exception {
        var nothing = new InputStream() {
            private long left = 300_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                if (left <= 0) return -1;
                int some = (int) Math.min(left, length);
                left -= some;
                return some;
            }
        };
        var answer = send(nothing, 300_000_000);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("trop lourd", "50\u00a0Mo au plus", "Avis d’impôt");
        nothingIsLeft();
    }

    @Test
    void a_line_that_is_cut_half_way_leaves_nothing() throws Exception {
        var pdf = Papers.heavyPdf(2_000_000);
        try (var line = new Socket("127.0.0.1", port)) {
            var out = line.getOutputStream();
            out.write(("POST " + here() + "/fichiers HTTP/1.1\r\nHost: localhost\r\nX-Test-Account: " + me.account()
                            + "\r\nCookie: XSRF-TOKEN=" + TOKEN
                            + "\r\nContent-Type: multipart/form-data; boundary=" + BORDER
                            + "\r\nContent-Length: " + (pdf.length + 1000) + "\r\n\r\n" + before("a.pdf"))
                    .getBytes(StandardCharsets.UTF_8));
            out.write(pdf, 0, pdf.length / 2);
            out.flush();
            var incoming = data.resolve("documents-incoming");
            await().until(() -> {
                try (var files = Files.list(incoming)) {
                    return files.findAny().isPresent();
                }
            });
        }
        nothingIsLeft();
    }

    @Test
    void a_store_that_keeps_silent_is_told_and_nothing_is_lost_or_half_kept() throws Exception {
        assertThat(send(Papers.pdf(1)).statusCode()).isEqualTo(302);
        S3.line().keepsSilent();
        var answer = send(Papers.pdf(1));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("ne répond pas", "Rien n’a été ajouté", "Avis d’impôt");
        assertThat(documents()).hasSize(1);
        var unread = get(file());
        assertThat(unread.statusCode()).isEqualTo(503);
        assertThat(new String(unread.body(), StandardCharsets.UTF_8)).contains("Rien n’est perdu");
        S3.line().isWell();
        assertThat(get(file()).statusCode()).isEqualTo(200);
        assertThat(send(Papers.pdf(1)).statusCode()).isEqualTo(302);
        sweep.handle();
        assertThat(documents()).hasSize(2);
        assertThat(get(file()).statusCode()).isEqualTo(200);
    }

    @Test
    void while_clamd_is_away_papers_come_in_and_are_shown_once_it_scanned_them() throws Exception {
        CLAMD.keepsSilent();
        assertThat(send(Papers.pdf(1)).statusCode()).isEqualTo(302);
        assertThat(get(file()).statusCode()).isEqualTo(404);
        assertThat(scanWaiting.handle()).isZero();
        assertThat(get(file()).statusCode()).isEqualTo(404);
        CLAMD.isWell();
        scanWaiting.handle();
        assertThat(get(file()).statusCode()).isEqualTo(200);
    }

    private long shown() throws Exception {
        long shown = 0;
        for (var document : documents())
            if (get("/bureau/documents/" + document.id() + "/fichier").statusCode() == 200) shown++;
        return shown;
    }

    private static byte[] with(String signs) {
        return (new String(Papers.pdf(1), StandardCharsets.ISO_8859_1) + "\n%" + signs + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_paper_of_which_clamd_can_say_nothing_keeps_no_other_waiting() throws Exception {
        CLAMD.hangsUp();
        send(with("TOO-LONG"));
        send(with("TOO-SLOW"));
        send(Papers.pdf(1));
        CLAMD.isWell();
        CLAMD.answersOnly("INSTREAM size limit exceeded. ERROR", "TOO-LONG");
        CLAMD.sitsOver("TOO-SLOW");
        scanWaiting.handle();
        assertThat(shown()).isEqualTo(1);
        // those that came afterwards are met before them
        CLAMD.hangsUp();
        send(Papers.pdf(1));
        CLAMD.isWell();
        CLAMD.answersOnly("INSTREAM size limit exceeded. ERROR", "TOO-LONG");
        scanWaiting.handle();
        assertThat(shown()).isEqualTo(3);
        CLAMD.isWell();
        scanWaiting.handle();
        assertThat(shown()).isEqualTo(4);
    }

    @Test
    void a_virus_is_refused_also_when_it_is_found_afterwards() throws Exception {
        var pdf = (new String(Papers.pdf(1), StandardCharsets.ISO_8859_1) + "\n%" + Papers.EICAR + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var answer = send(pdf);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("a trouvé un virus");
        nothingIsLeft();
        CLAMD.hangsUp();
        assertThat(send(pdf).statusCode()).isEqualTo(302);
        CLAMD.isWell();
        scanWaiting.handle();
        assertThat(get(file()).statusCode()).isEqualTo(404);
        assertThat(new String(
                        get("/bureau/documents/" + documents().getFirst().id()).body(), StandardCharsets.UTF_8))
                .contains("Un virus a été trouvé");
    }
}
