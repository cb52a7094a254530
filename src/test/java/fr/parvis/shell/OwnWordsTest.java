// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SettingRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnWordsTest {
    private static final String OURS = "لغة الصفحة:";

    @TempDir
    Path folder;

    @AfterEach
    void oursAgain() {
        Words.override(Map.of());
    }

    @Test
    void a_networks_own_text_is_said_instead_of_ours_and_the_others_stay() throws IOException {
        Files.writeString(folder.resolve("ar.properties"), "shell.languages=اللغة:\nshell.unknown=x\n");
        new OwnWords(settings(folder.toString()));
        assertThat(Words.t(Language.ARABIC.locale(), "shell.languages")).isEqualTo("اللغة:");
        assertThat(Words.t(Language.ARABIC.locale(), "shell.close")).isEqualTo("إغلاق");
        assertThat(Words.t(Words.FRENCH, "shell.languages")).startsWith("Langue");
    }

    @Test
    void what_cannot_be_read_leaves_ours() throws IOException {
        Files.writeString(folder.resolve("ar.properties"), "shell.languages=\\u00zz");
        new OwnWords(settings(folder.toString()));
        new OwnWords(settings(""));
        assertThat(Words.t(Language.ARABIC.locale(), "shell.languages")).isEqualTo(OURS);
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> settings(folder.resolve("nowhere").toString()))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_WORDS");
    }

    private static ParvisSettings settings(String words) {
        return GivenSettings.of(ParvisSettings.class, "words", words);
    }
}
