// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.SubjectKind;
import fr.parvis.messages.domain.Message;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.shell.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages as pages show them. */
@Component
class ShowMessages {
    /** A call whose time ends that soon is pressing. */
    private static final Duration SOON = Duration.ofHours(3);

    private final People people;
    private final LocalDays localDays;
    private final Map<String, SubjectKind> kinds;

    ShowMessages(People people, LocalDays localDays, List<SubjectKind> kinds) {
        this.people = people;
        this.localDays = localDays;
        this.kinds = kinds.stream().collect(Collectors.toMap(SubjectKind::kind, Function.identity()));
    }

    static String address(UUID message) {
        return MessagesAddresses.MESSAGES + "/" + message;
    }

    /** The names of those who have a file, as lists show them. */
    Map<UUID, People.Named> names(Collection<@Nullable UUID> persons) {
        return people.names(persons.stream().filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    MessagesPage.Line call(Message it, Map<UUID, People.Named> names, Instant now) {
        boolean later = it.sendAfter().isAfter(now);
        var named = it.person() == null ? null : names.get(it.person());
        var text = new StringBuilder(about(it));
        if (it.insteadOf() != null) text.append(" · ").append(t("messages.instead"));
        if (it.attempts() > 0) text.append(" · ").append(Words.n("messages.call.tries", it.attempts()));
        return new MessagesPage.Line(
                address(it.id()),
                name(named),
                named != null && named.discreet(),
                text.toString(),
                later
                        ? t("messages.call.from", moment(it.sendAfter()))
                        : t("messages.call.before", moment(it.notAfter())),
                !later && it.notAfter().isBefore(now.plus(SOON)),
                "",
                "plain");
    }

    MessagesPage.Line sent(Message it, Map<UUID, People.Named> names) {
        var named = it.person() == null ? null : names.get(it.person());
        return new MessagesPage.Line(
                address(it.id()),
                name(named),
                false,
                t("messages.channel." + it.by().key()) + " · " + about(it),
                moment(at(it)),
                false,
                state(it),
                kind(it.state()));
    }

    /** When it went or what happened last; of what is planned, when it goes. */
    static Instant at(Message it) {
        return it.state().isOpen() ? it.sendAfter() : it.since();
    }

    private static String name(People.@Nullable Named named) {
        return named == null ? t("messages.nobody") : named.name();
    }

    String about(Message it) {
        return about(it.about().kind());
    }

    String about(String kind) {
        var known = kinds.get(kind);
        return t(known == null ? "messages.about.other" : known.key());
    }

    @Nullable
    String addressOfSubject(Message it) {
        var kind = kinds.get(it.about().kind());
        return kind == null ? null : kind.address().apply(it.about().id());
    }

    static String state(Message it) {
        return t((it.by() == Channel.CALL ? "messages.call.state." : "messages.state.")
                + it.state().key());
    }

    static String kind(MessageState state) {
        return switch (state) {
            case DELIVERED, SENT -> "success";
            case UNCERTAIN, TOO_LATE -> "warning";
            case FAILED -> "danger";
            case DUE, CLAIMED -> "act";
            case WITHDRAWN -> "plain";
        };
    }

    String moment(Instant at) {
        return Words.moment(localDays.local(at));
    }
}
