// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The version that stands in the address of every static file: a hash of what the application was built from, so that what changed has a
 * new address and what did not keeps its own.
 */
@Component
public class StaticVersion {
    private static final String NO_BUILD = "dev";

    private final String value;

    StaticVersion() {
        var built = new ClassPathResource("static-version");
        try {
            value = built.exists()
                    ? built.getContentAsString(StandardCharsets.US_ASCII).strip()
                    : NO_BUILD;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String value() {
        return value;
    }

    /** Whether it names a build, rather than sources that may change under it. */
    public boolean ofABuild() {
        return !value.equals(NO_BUILD);
    }
}
