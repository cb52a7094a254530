// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code ops/compose.yml} beside {@code ops/parvis.service}: the same Parvis, kept by another. */
class ContainerTest {
    private static String found(String file, String pattern) throws IOException {
        var found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).as(file + " says " + pattern).isTrue();
        return found.group(1);
    }

    @Test
    void a_container_has_as_long_to_stop_as_the_service() throws Exception {
        assertThat(found("ops/compose.yml", "stop_grace_period: (\\S+)"))
                .isEqualTo(found("ops/parvis.service", "TimeoutStopSec=(\\S+)"));
    }

    @Test
    void the_database_is_awaited_where_parvis_asks_it() throws Exception {
        assertThat(found("ops/compose.yml", "test: \\[(.*pg_isready.*)]")).contains("\"-h\"");
    }
}
