// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Scale;
import fr.parvis.intake.domain.trial.WorkbookTrial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile workbooks against both readers, in a process of their own with little memory; the benchmark {@code workbook-fuzz} takes thousands. */
class WorkbookFuzzTest {
    private static final String FILES = Integer.toString(Scale.of(60, 250));

    @ParameterizedTest
    @ValueSource(strings = {"lists", "curves"})
    void no_workbook_takes_the_memory_of_its_reader(String reader) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var command = reader.equals("lists")
                ? new String[] {java, "-Xmx256m", "-cp", classes, WorkbookTrial.class.getName(), FILES, "20261128"}
                : new String[] {
                    java,
                    "-Xmx256m",
                    "-cp",
                    classes,
                    "fr.parvis.loadcurves.domain.trial.Trial",
                    "workbooks",
                    FILES,
                    "20261128"
                };
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("\"files\": " + FILES + ", \"crashes\": 0, \"out_of_memory\": 0");
        // neither refuses all, nor reads all
        assertThat(said).doesNotContain("\"read\": 0,");
    }
}
