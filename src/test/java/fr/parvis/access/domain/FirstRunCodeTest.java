// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.GivenSettings;
import fr.parvis.ParvisTest;
import fr.parvis.access.FirstRun;
import fr.parvis.access.domain.FirstRunCode.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class FirstRunCodeTest {
    @Autowired
    FirstRun firstRun;

    @Autowired
    Attempts attempts;

    @TempDir
    Path home;

    @Test
    void the_code_is_in_a_file_of_its_owner_alone_until_it_has_served() throws Exception {
        var code = new FirstRunCode(firstRun, attempts, GivenSettings.data(home));
        var file = home.resolve("first-run.code");
        assertThat(code.check("", "192.0.2.40")).isEqualTo(Check.WRONG);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var written = Files.readString(file);
        assertThat(written).matches("([2-9A-Z]{4}-){2}[2-9A-Z]{4}");
        var again = new FirstRunCode(firstRun, attempts, GivenSettings.data(home));
        assertThat(again.check(written, "192.0.2.40"))
                .as("the same after a restart")
                .isEqualTo(Check.RIGHT);
        assertThat(again.check(" " + written.toLowerCase(Locale.ROOT).replace("-", " "), "192.0.2.40"))
                .as("as one types it")
                .isEqualTo(Check.RIGHT);
        again.remove();
        assertThat(file).doesNotExist();
    }

    @Test
    void it_is_not_guessed() throws Exception {
        var code = new FirstRunCode(firstRun, attempts, GivenSettings.data(home));
        for (int i = 0; i < 10; i++)
            assertThat(code.check("AAAA-AAAA-AAA" + i, "192.0.2.41")).isEqualTo(Check.WRONG);
        assertThat(code.check(Files.readString(home.resolve("first-run.code")), "192.0.2.41"))
                .isEqualTo(Check.TOO_MANY);
    }
}
