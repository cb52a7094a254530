// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import fr.parvis.access.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file far too large to be one of points: the browser gets an answer, not a broken connection. */
class LargeFileJourney extends Journey {

    @TempDir
    Path folder;

    @Test
    void two_hundred_megabytes_are_refused_with_what_to_do() throws IOException {
        var file = folder.resolve("points.csv");
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(200_000_000);
        }
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/reseau/import");
        page.setInputFiles("input[name=fichier]", file);
        page.click("main form button[type=submit]");
        page.waitForSelector("h1:has-text('trop lourd')");
        shows("main", "20 Mo au plus", "Coupez-le");
        isAccessible();
        picture("import-too-large");
    }
}
