// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.text.Collator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The points and accounts of an association, kept for a moment: every act asks for them and they seldom change. Somebody or
 * some place not known yet is looked up at once.
 */
@Component
public class PointsAndTeam {

    /** How long what was read is believed. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private record Known(Map<UUID, Point> points, Map<UUID, Account> team, long readAt) {}

    private final Points points;
    private final Accounts accounts;
    private final Communes communes;
    private final Map<UUID, Known> byAssociation = new ConcurrentHashMap<>();
    private final Set<String> knownCommunes = ConcurrentHashMap.newKeySet();

    PointsAndTeam(Points points, Accounts accounts, Communes communes) {
        this.points = points;
        this.accounts = accounts;
        this.communes = communes;
    }

    /** The points of an association by name, the closed ones too. */
    public List<Point> points(UUID association) {
        return List.copyOf(known(association, known -> true).points.values());
    }

    public Optional<Point> point(UUID association, UUID id) {
        return Optional.ofNullable(
                known(association, known -> known.points.containsKey(id)).points.get(id));
    }

    /** The accounts of an association by name, the closed ones too. */
    public List<Account> team(UUID association) {
        return List.copyOf(known(association, known -> true).team.values());
    }

    /** The teams that accounts of an association work in, by name. */
    public List<String> teams(UUID association) {
        return known(association, known -> true).team.values().stream()
                .map(Account::team)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted(Collator.getInstance(Locale.FRENCH)::compare)
                .toList();
    }

    public boolean isOfTeam(UUID association, UUID account) {
        return known(association, known -> known.team.containsKey(account)).team.containsKey(account);
    }

    /** The name under which the team knows an account; null for one of elsewhere. */
    public @Nullable String name(UUID association, UUID account) {
        var found = known(association, known -> true).team.get(account);
        return found == null ? null : found.name();
    }

    /** The team that an account works in; null when it has none or is of elsewhere. */
    @Nullable
    String teamOf(UUID association, UUID account) {
        var found = known(association, known -> true).team.get(account);
        return found == null ? null : found.team();
    }

    public boolean communeExists(String insee) {
        if (knownCommunes.contains(insee)) return true;
        boolean exists = communes.find(insee).isPresent();
        if (exists) knownCommunes.add(insee);
        return exists;
    }

    private Known known(UUID association, Predicate<Known> suffices) {
        var held = byAssociation.get(association);
        if (held != null && System.nanoTime() - held.readAt < TRUST.toNanos() && suffices.test(held)) return held;
        var read = read(association);
        byAssociation.put(association, read);
        return read;
    }

    private Known read(UUID association) {
        long now = System.nanoTime();
        var places = new LinkedHashMap<UUID, Point>();
        points.list(association).forEach(point -> places.put(point.id(), point));
        var team = new LinkedHashMap<UUID, Account>();
        accounts.list(association).forEach(account -> team.put(account.id(), account));
        return new Known(places, team, now);
    }
}
