// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ops/trial-on-debian}, up to what needs root. */
class TrialOnDebianTest {
    @TempDir
    Path folder;

    private void program(String name, String text) throws IOException {
        var place = Files.createDirectories(folder.resolve("bin"));
        var program = Files.writeString(place.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void devices_that_an_earlier_trial_left_mounted_are_not_deleted() throws Exception {
        program("id", "echo 0");
        program("umount", "exit 32");
        program("mountpoint", "[ \"${2##*/}\" = dev ]");
        for (var later : List.of("mount", "chroot", "debootstrap", "git")) program(later, "exit 1");
        var trial = folder.resolve("trial");
        Files.createDirectories(trial.resolve("debian-13/etc"));
        Files.writeString(trial.resolve("debian-13.ready"), "");
        var device = Files.writeString(
                Files.createDirectories(trial.resolve("root/dev")).resolve("sda"), "");
        var begun =
                new ProcessBuilder("bash", "ops/trial-on-debian", "root", trial.toString()).redirectErrorStream(true);
        begun.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        var process = begun.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said).contains("Trial failed: " + device.getParent() + " is still mounted");
        assertThat(device).exists();
    }
}
