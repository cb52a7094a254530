// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.access.RandomSecret;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises to call somebody back who left a number; runs in any scope, the public's too. */
@Component
@Transactional
public class AskCall {
    /** Open promises of one number. */
    static final int MOST_OPEN = 3;

    /** Languages that one can be called in; "other" is none. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final CallTable calls;
    private final LineHours hours;
    private final KeepPromises keep;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final LineNews news;
    private final Clock clock;

    AskCall(
            CallTable calls,
            LineHours hours,
            KeepPromises keep,
            Communes communes,
            Nomenclature nomenclature,
            LineNews news,
            Clock clock) {
        this.calls = calls;
        this.hours = hours;
        this.keep = keep;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Request to be called.
     *
     * @param subject one of {@link Members#subjects()}, or empty
     * @param language code of the nomenclature
     * @param commune as people write it; may be empty
     */
    public record Wish(String phone, When when, String subject, String language, String commune, CallChannel channel) {}

    /** @param code the secret behind which the person sees the promise */
    public record Promised(UUID call, String code) {}

    public Outcome<Promised> handle(Wish wish) {
        var problems = new ArrayList<Problem>();
        var number = phone(wish.phone());
        if (number != null) problems.add(number);
        if (!wish.subject().isEmpty() && !Members.subjects().contains(wish.subject()))
            problems.add(Problem.of("subject", "hotline.problem.subject"));
        if (!LANGUAGE.matcher(wish.language()).matches()
                || !nomenclature.on(NetworkTime.today(clock)).isUsable(CodeList.LANGUAGE, wish.language()))
            problems.add(Problem.of("language", "hotline.problem.language"));
        var commune = commune(wish.commune(), problems);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (calls.openOf(wish.phone()).size() >= MOST_OPEN)
            return Outcome.refused("phone", "hotline.problem.too-many", MOST_OPEN);
        return new Outcome.Done<>(promise(wish, commune));
    }

    /** A missed call: of a number that already has a promise it raises that one. @return the new promise, or nothing */
    public Optional<Promised> missed(String phone) {
        var open = calls.openOf(phone);
        if (open.isEmpty())
            return Optional.of(promise(new Wish(phone, When.SOON, "", "fr", "", CallChannel.MISSED_CALL), null));
        calls.raise(open.getFirst());
        news.changed();
        return Optional.empty();
    }

    private Promised promise(Wish wish, @Nullable String commune) {
        var now = clock.instant();
        var window = hours.window(wish.when(), now, commune);
        var code = RandomSecret.next();
        var call = new Call(
                Ids.next(),
                now,
                window,
                wish.subject(),
                wish.language(),
                commune,
                wish.channel(),
                CallState.WAITING,
                0,
                0,
                false,
                window.from(),
                null,
                null,
                null);
        calls.behind(code);
        calls.insert(call, code, wish.phone(), LocalDate.ofInstant(keep.numberUntil(now), NetworkTime.ZONE));
        news.changed();
        return new Promised(call.id(), code);
    }

    /** Problem of a number to call back: incomplete, not French, or one with a surcharge. */
    static @Nullable Problem phone(String phone) {
        if (phone.isBlank()) return Problem.of("phone", "hotline.problem.phone-missing");
        if (!PhoneNumber.isDialable(phone.strip(), 1) || !PhoneNumber.isComplete(phone))
            return Problem.of("phone", "hotline.problem.phone");
        var number = PhoneNumber.normalize(phone);
        if (number.startsWith("+")) return Problem.of("phone", "hotline.problem.phone-abroad");
        return number.startsWith("08") ? Problem.of("phone", "hotline.problem.phone-special") : null;
    }

    private @Nullable String commune(String typed, List<Problem> problems) {
        var text = typed.strip();
        if (text.isEmpty()) return null;
        if (text.length() <= 100) {
            var found = communes.understand(text);
            if (!found.isEmpty()) return found.getFirst().insee();
        }
        problems.add(Problem.of("commune", "hotline.problem.commune"));
        return null;
    }

    /** The promise behind a secret. */
    @Transactional(readOnly = true)
    public Optional<Call> find(String code) {
        calls.behind(code);
        return calls.findBehind(code);
    }

    /** Takes back what was asked, unless somebody is calling. @return false where it is too late */
    public boolean withdraw(String code) {
        calls.behind(code);
        var it = calls.findBehind(code).orElse(null);
        if (it == null || !it.state().next().contains(CallState.WITHDRAWN)) return false;
        var end = new Call.End(CallState.WITHDRAWN, null, it.tries());
        boolean withdrawn = calls.end(it.id(), it.state(), end, clock.instant());
        if (withdrawn) news.changed();
        return withdrawn;
    }
}
