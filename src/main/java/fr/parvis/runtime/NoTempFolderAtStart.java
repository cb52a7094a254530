// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Reports a missing or read-only folder for temporary files in one sentence, without a stack trace, when a start fails because of it. */
class NoTempFolderAtStart implements FailureAnalyzer {
    private final Path folder;

    NoTempFolderAtStart() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    NoTempFolderAtStart(Path folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (Files.isDirectory(folder) && Files.isWritable(folder)) return null;
        return new FailureAnalysis(
                "Le dossier des fichiers temporaires, " + folder + ", n’existe pas ou ne peut pas être écrit.",
                "Créez-le, ouvert en écriture au compte de Parvis (mkdir -m 1777 " + folder
                        + "), ou nommez-en un autre : JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=/autre/dossier",
                failure);
    }
}
