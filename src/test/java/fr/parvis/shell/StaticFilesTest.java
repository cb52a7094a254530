// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Scripts, styles and pictures: kept for a year, and sent as small as the browser can read them. */
@ParvisTest
class StaticFilesTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    StaticVersion version;

    @ParameterizedTest
    @CsvSource({"'gzip, deflate, br', br", "gzip,", "identity,"})
    void a_file_comes_compressed_as_the_browser_reads_it(String accepted, String sent) {
        assertThat(browser.get()
                        .uri("/v/" + version.value() + "/parvis.css")
                        .header("Accept-Encoding", accepted)
                        .exchange())
                .hasStatusOk()
                .hasContentType("text/css")
                .satisfies(answer -> {
                    var response = answer.getMvcResult().getResponse();
                    assertThat(response.getHeader("Content-Encoding")).isEqualTo(sent);
                    assertThat(response.getHeader("Cache-Control")).contains("immutable");
                    assertThat(response.getHeader("Last-Modified")).isNull();
                    if (sent == null) assertThat(response.getContentAsString()).contains("Atkinson Hyperlegible Next");
                    else assertThat(response.getContentLength()).isBetween(1000, 20_000);
                });
    }
}
