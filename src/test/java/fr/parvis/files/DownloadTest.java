// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTest {
    @Test
    void a_paper_is_shown_under_its_name_and_no_cache_keeps_it() {
        var headers = Download.pdf("fiche.pdf").entity(new byte[1]).getHeaders();
        assertThat(headers.getFirst("Content-Disposition")).isEqualTo("inline; filename=\"fiche.pdf\"");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_stream_has_the_same_headers() throws IOException {
        var response = new MockHttpServletResponse();
        Download.attachment("points.csv", Download.CSV).to(response).write('x');
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"points.csv\"");
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getContentAsByteArray()).hasSize(1);
    }

    @Test
    void a_name_with_accents_or_quotes_arrives_whole() {
        assertThat(disposition("Avis d’impôt.pdf"))
                .startsWith("attachment; filename=\"Avis d")
                .endsWith("filename*=UTF-8''Avis%20d%E2%80%99imp%C3%B4t.pdf");
        assertThat(disposition("a\"b.pdf")).isEqualTo("attachment; filename=\"a\\\"b.pdf\"");
    }

    @Test
    void what_everybody_may_read_may_be_cached() {
        var headers = new HttpHeaders();
        Download.pdf("affiche.pdf")
                .cached(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .describe(headers);
        assertThat(headers.getCacheControl()).isEqualTo("max-age=3600, public");
    }

    private static String disposition(String name) {
        return Download.attachment(name, "application/pdf")
                .entity(new byte[0])
                .getHeaders()
                .getContentDisposition()
                .toString();
    }
}
