// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.network.DecentHours;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.people.Agreements;
import fr.parvis.people.PersonFacts;
import fr.parvis.values.Ids;
import fr.parvis.values.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans and withdraws messages for other modules, in their transactions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlanMessages implements Messages {
    static final String REMINDER = "reminder-";
    private static final String TWO_DAYS = REMINDER + "2d ";
    private static final String TWO_HOURS = REMINDER + "2h ";

    /** A second reminder that the night brings nearer than that to the first one is left out. */
    private static final Duration APART = Duration.ofHours(12);

    private final MessageTable messages;
    private final MessageWords words;
    private final Ways ways;
    private final ReachedHashes hashes;
    private final DecentHours hours;
    private final PersonFacts facts;
    private final Agreements agreements;
    private final Points points;
    private final Clock clock;

    PlanMessages(
            MessageTable messages,
            MessageWords words,
            Ways ways,
            ReachedHashes hashes,
            DecentHours hours,
            PersonFacts facts,
            Agreements agreements,
            Points points,
            Clock clock) {
        this.messages = messages;
        this.words = words;
        this.ways = ways;
        this.hashes = hashes;
        this.hours = hours;
        this.facts = facts;
        this.agreements = agreements;
        this.points = points;
        this.clock = clock;
    }

    /** Recipient of a message, as known now. */
    record Reached(
            @Nullable UUID person,
            String name,
            @Nullable String phone,
            @Nullable String mail,
            @Nullable String language,
            String commune,
            boolean discreet) {

        /** Text that is hashed to recognise the recipient. */
        String identity() {
            if (person != null) return ReachedHashes.person(person);
            return phone != null ? ReachedHashes.phone(phone) : ReachedHashes.mail(Objects.requireNonNull(mail));
        }
    }

    @Override
    public PlanOutcome ask(Request request) {
        var reached = reached(request.to());
        if (reached.isEmpty()) return new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY);
        var commune = reached.get().commune();
        var latest = hours.latest(request.at(), commune);
        // asked for at night or on a Sunday, the evening before is over
        return ask(
                request, reached.get(), latest.isBefore(clock.instant()) ? hours.next(request.at(), commune) : latest);
    }

    private PlanOutcome ask(Request request, Reached to, Instant sendAfter) {
        var now = clock.instant();
        if (!request.notAfter().isAfter(now)) return new PlanOutcome.NotPossible(PlanOutcome.Reason.PAST);
        if (to.person() != null && !agreements.stands(to.person(), Agreements.CONTACT))
            return new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_AGREEMENT);
        var written = words.write(request.template(), to.name(), to.language());
        var said =
                new MessageContent(to.name(), to.phone(), to.mail(), to.language(), written.subject(), written.text());
        var channel = channel(to, said, request.by());
        if (channel.isEmpty()) return new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY);
        var same = messages.findSame(request.about(), request.occasion(), to);
        if (same.isPresent()) return new PlanOutcome.Known(same.get());
        var it = new Message(
                Ids.next(),
                request.about(),
                request.occasion(),
                to.person(),
                channel.get(),
                DecentHours.department(to.commune()),
                sendAfter,
                request.notAfter(),
                MessageState.DUE,
                null,
                now,
                null,
                Actor.account(),
                0);
        boolean first = messages.insert(it, said, hashes.of(to.identity()), hashes.of(reachedBy(channel.get(), said)));
        if (first) return new PlanOutcome.Planned(it.id(), it.by());
        return new PlanOutcome.Known(
                messages.findSame(request.about(), request.occasion(), to).orElseThrow());
    }

    /** Channel to use; a person in danger at home is only called, by somebody who has read how. */
    private Optional<Channel> channel(Reached to, MessageContent said, @Nullable Channel by) {
        if (to.discreet()) return ways.isPossible(Channel.CALL, said) ? Optional.of(Channel.CALL) : Optional.empty();
        if (by == null) return ways.best(said);
        return ways.isPossible(by, said) ? Optional.of(by) : Optional.empty();
    }

    static String reachedBy(Channel by, MessageContent said) {
        return by == Channel.MAIL
                ? ReachedHashes.mail(Objects.requireNonNull(said.mail()))
                : ReachedHashes.phone(Objects.requireNonNull(said.phone()));
    }

    @Override
    public List<PlanOutcome> remind(Subject about, Recipient to, Template template, Instant begins) {
        var now = clock.instant();
        var found = reached(to);
        if (found.isEmpty()) return List.of(new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY));
        var reached = found.get();
        messages.withdrawOthers(about, reached, List.of(TWO_DAYS + begins, TWO_HOURS + begins), now);
        var commune = reached.commune();
        var twoHours = begins.minus(Duration.ofHours(2));
        // two days by the clock on the wall, also when clocks change
        var twoDays = hours.instant(hours.local(begins, commune).minusDays(2), commune);
        var first = hours.latest(twoDays, commune);
        var second = hours.latest(twoHours, commune);
        var asked = new ArrayList<PlanOutcome>();
        boolean early = !first.isBefore(now);
        if (early) {
            var request = new Request(about, TWO_DAYS + begins, to, template, first, twoHours, null);
            asked.add(ask(request, reached, first));
        }
        if (!second.isBefore(now) && !(early && second.isBefore(first.plus(APART)))) {
            var request = new Request(about, TWO_HOURS + begins, to, template, second, begins, null);
            asked.add(ask(request, reached, second));
        }
        if (asked.isEmpty()) return List.of(new PlanOutcome.NotPossible(PlanOutcome.Reason.PAST));
        return asked.stream().allMatch(PlanOutcome.NotPossible.class::isInstance) ? asked.subList(0, 1) : asked;
    }

    private Optional<Reached> reached(Recipient to) {
        return switch (to) {
            case Recipient.OfFile file ->
                facts.facts(file.person()).flatMap(it -> {
                    var phone = best(it.phones());
                    var mail = it.mails().stream().findFirst().orElse(null);
                    return phone == null && mail == null
                            ? Optional.empty()
                            : Optional.of(new Reached(
                                    it.id(),
                                    it.given(),
                                    phone,
                                    mail,
                                    it.language(),
                                    commune(it.commune()),
                                    it.discreet()));
                });
            case Recipient.Given it -> {
                var phone = it.phone() == null || !PhoneNumber.isComplete(it.phone())
                        ? null
                        : it.phone().strip();
                var mail = it.mail() == null || it.mail().isBlank()
                        ? null
                        : it.mail().strip();
                yield phone == null && mail == null
                        ? Optional.empty()
                        : Optional.of(new Reached(
                                null, it.name().strip(), phone, mail, it.language(), commune(it.commune()), false));
            }
        };
    }

    /** A mobile before another number. */
    private static @Nullable String best(List<String> phones) {
        return phones.stream()
                .filter(PhoneNumber::isMobile)
                .findFirst()
                .or(() -> phones.stream().findFirst())
                .orElse(null);
    }

    /** Of an unknown commune, that of the association's first point. */
    private String commune(@Nullable String known) {
        if (known != null) return known;
        return points.list(Asking.association()).stream()
                .filter(point -> point.closedOn() == null)
                .findFirst()
                .map(Point::insee)
                .orElse(DecentHours.communeOf(DecentHours.department(null)));
    }

    @Override
    public void withdraw(Subject about) {
        messages.withdraw(about, Why.OFF, clock.instant());
    }

    @Override
    public void reached(Subject about) {
        for (var it : messages.about(about))
            if (it.by() == Channel.CALL && it.state() == MessageState.DUE)
                messages.change(it.id(), MessageState.SENT, Why.REACHED, clock.instant());
    }

    @Override
    public List<Status> list(Subject about) {
        return messages.about(about).stream()
                .map(it -> new Status(it.id(), it.occasion(), it.by(), it.state(), it.sendAfter(), it.since()))
                .toList();
    }
}
