// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings of documents as an environment gives them. */
class DocumentsSettingsTest {
    @Test
    void each_setting_has_a_variable_and_a_default() {
        var none = bound(Map.of("PARVIS_DATA", "/srv"));
        assertThat(none.bytes()).isEqualTo(50_000_000);
        assertThat(none.daysAfterClosing()).isEqualTo(30);
        assertThat(none.s3Endpoint()).isEmpty();
        assertThat(none.s3Region()).isEqualTo("eu-west-3");
        assertThat(none.s3PathStyle()).isTrue();
        var all = bound(Map.ofEntries(
                Map.entry("PARVIS_DOCUMENTS_FOLDER", "/papers"),
                Map.entry("PARVIS_DOCUMENTS_BYTES", "7"),
                Map.entry("PARVIS_DOCUMENTS_DAYS_AFTER_CLOSING", "8"),
                Map.entry("PARVIS_DOCUMENTS_CLAMD", "clamd:3310"),
                Map.entry("PARVIS_DOCUMENTS_CLAMD_SECONDS", "9"),
                Map.entry("PARVIS_DOCUMENTS_S3_ENDPOINT", "https://s3.example"),
                Map.entry("PARVIS_DOCUMENTS_S3_REGION", "fr"),
                Map.entry("PARVIS_DOCUMENTS_S3_BUCKET", "papers"),
                Map.entry("PARVIS_DOCUMENTS_S3_KEY", "key"),
                Map.entry("PARVIS_DOCUMENTS_S3_SECRET", "never-told"),
                Map.entry("PARVIS_DOCUMENTS_S3_PATH_STYLE", "false"),
                Map.entry("PARVIS_DOCUMENTS_S3_SECONDS", "10")));
        assertThat(all)
                .isEqualTo(new DocumentsSettings(
                        "/papers",
                        7,
                        8,
                        "clamd:3310",
                        9,
                        "https://s3.example",
                        "fr",
                        "papers",
                        "key",
                        "never-told",
                        false,
                        10));
        assertThat(all.toString()).doesNotContain("never-told");
    }

    private static DocumentsSettings bound(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bindOrCreate("parvis.documents", DocumentsSettings.class);
    }
}
