// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Software of others that the application carries, as the build listed it ({@code src/main/node/notices.mjs}). */
@Component
public class ThirdParty {
    /**
     * A library, a font or a set of icons.
     *
     * @param licence its SPDX identifier, or several with " / " between them to choose from
     * @param home address of its site; empty: none is known
     * @param text text of its licence, with the copyright holders; none for Java libraries, whose files hold it
     */
    public record Piece(
            String name,
            String version,
            String licence,
            String home,
            @Nullable String text) {}

    /** @param java empty in a build that was not made by Maven */
    private record Lists(List<Piece> browser, List<Piece> java) {}

    private final Lists lists;

    ThirdParty(JsonMapper json) {
        var file = new ClassPathResource("notices/third-party.json");
        if (!file.exists()) {
            lists = new Lists(List.of(), List.of());
            return;
        }
        try (var in = file.getInputStream()) {
            lists = json.readValue(in, Lists.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Libraries, fonts and icons that a browser loads. */
    public List<Piece> browser() {
        return lists.browser();
    }

    /** Software that runs on the server, the database included. */
    public List<Piece> java() {
        return lists.java();
    }
}
