// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.FirstRun;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Code that the page of an empty installation asks for, so that only the person who started the server can set it up: printed at the
 * start, kept in the file {@code first-run.code} of the data folder until it was used.
 */
@Component
public class FirstRunCode {
    private static final Logger LOG = LoggerFactory.getLogger("parvis");
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final int WRONG_PER_ORIGIN = 10;

    /** Answer of the check of a code. */
    public enum Check {
        RIGHT,
        WRONG,
        TOO_MANY
    }

    private final FirstRun firstRun;
    private final Attempts attempts;
    private final Path file;

    FirstRunCode(FirstRun firstRun, Attempts attempts, ParvisSettings parvis) {
        this.firstRun = firstRun;
        this.attempts = attempts;
        file = parvis.lasting().resolve("first-run.code");
    }

    @EventListener
    @Order(0)
    void say(ApplicationReadyEvent ready) {
        boolean serves = !ready.getApplicationContext()
                .getEnvironment()
                .getProperty("local.server.port", "-1")
                .equals("-1");
        if (serves && firstRun.awaited())
            LOG.info("Installation vide : la première page demande ce code : {} (fichier {})", kept(), file);
    }

    public Check check(String code, String origin) {
        var reservation = attempts.reserve(List.of(new Attempts.Limit("first run " + origin, WRONG_PER_ORIGIN)));
        if (!(reservation instanceof Attempts.Reservation.Made reserved)) return Check.TOO_MANY;
        if (!MessageDigest.isEqual(bytes(kept()), bytes(code))) return Check.WRONG;
        attempts.release(reserved.id());
        return Check.RIGHT;
    }

    /** Deletes the code once it was used. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} has served and could not be deleted: delete it by hand", file, e);
        }
    }

    private synchronized String kept() {
        try {
            return SecretFile.readOrMake(file, FirstRunCode::random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random() {
        var random = new SecureRandom();
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) code.append('-');
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static byte[] bytes(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "").getBytes(StandardCharsets.UTF_8);
    }
}
