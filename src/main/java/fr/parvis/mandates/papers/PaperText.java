// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.shell.Language;
import fr.parvis.shell.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/**
 * The words of a mandate, in French, by version: {@code mandates/paper-<version>.properties}. A mandate says those that it was prepared
 * with for as long as it is kept. They are never changed, nor said otherwise by a network's own words; other words are another version.
 */
public final class PaperText {
    private static final Map<Integer, PaperText> READ = new ConcurrentHashMap<>();

    private final int version;
    private final Map<String, String> texts;

    private PaperText(int version) {
        this.version = version;
        try {
            texts = Words.read(Language.FRENCH, file(version));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of mandates in version " + version + " cannot be read", e);
        }
    }

    /** @throws UncheckedIOException when there is no such version */
    public static PaperText of(int version) {
        return READ.computeIfAbsent(version, PaperText::new);
    }

    static ClassPathResource file(int version) {
        return new ClassPathResource("mandates/paper-" + version + ".properties");
    }

    /** @throws NullPointerException when this version does not say it */
    public String says(String key, String... args) {
        var text = Objects.requireNonNull(texts.get(key), () -> "version " + version + " does not say " + key);
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", args[i]);
        return text;
    }

    /** With what is such. */
    public String scope(Scope scope) {
        return says("scope." + scope.key());
    }

    public List<String> scopes(List<Scope> scopes) {
        return scopes.stream().map(this::scope).toList();
    }

    /** The field alone, without what is such. */
    public String field(Scope scope) {
        var text = scope(scope);
        return text.substring(0, text.indexOf("\u00a0: "));
    }

    /** Fields of a mandate in one line: in French as its own paper calls them, in English translated. */
    public static String fields(Mandate it) {
        var paper = of(it.words());
        boolean french = Words.language() == Language.FRENCH;
        return it.scopes().stream()
                .map(scope -> french ? paper.field(scope) : Words.t("mandates.scope." + scope.key()))
                .collect(Collectors.joining(" ; "));
    }

    /** @param days one of {@link Mandate#DURATIONS} */
    public String duration(int days) {
        return says("days." + days);
    }

    /** Declarations and rights of the person, in the order of the paper. */
    public List<String> rights() {
        return IntStream.iterate(1, i -> texts.containsKey("rights." + i), i -> i + 1)
                .mapToObj(i -> says("rights." + i))
                .toList();
    }
}
