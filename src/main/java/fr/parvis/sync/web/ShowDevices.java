// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.sync.domain.Devices;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows the devices of an association that keep records. */
@Component
class ShowDevices {
    private static final int ON_A_PAGE = 50;

    private final Devices devices;
    private final Accounts accounts;
    private final Associations associations;
    private final TransactionTemplate reading;
    private final LocalDays localDays;

    ShowDevices(
            Devices devices,
            Accounts accounts,
            Associations associations,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.devices = devices;
        this.accounts = accounts;
        this.associations = associations;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.localDays = localDays;
    }

    /**
     * Pages of the two lists that an address asks for.
     *
     * @param page of the devices in use
     * @param anciens of the others
     * @param structure the association; null for one's own
     */
    record Question(
            @Nullable String page,
            @Nullable String anciens,
            @Nullable UUID structure) {
        static Question of(@Nullable UUID structure) {
            return new Question(null, null, structure);
        }
    }

    DevicesPage page(Question asked, SignedIn who, Problems problems, DevicesPage.@Nullable Taken taken) {
        var place = place(who, asked.structure);
        var places = who.association() != null
                ? List.<Option>of()
                : read(() -> associations.list()).stream()
                        .map(a -> new Option(a.id().toString(), a.name()))
                        .toList();
        var names = place == null ? Map.<UUID, String>of() : names(place);
        return new DevicesPage(
                list(place, false, asked.page, names),
                list(place, true, asked.anciens, names),
                places,
                places.isEmpty() || place == null ? "" : place.toString(),
                problems,
                taken);
    }

    private DevicesPage.DeviceList list(
            @Nullable UUID place, boolean quiet, @Nullable String asked, Map<UUID, String> names) {
        int total = place == null ? 0 : Asking.as(place).call(() -> devices.count(quiet));
        var paging = Paging.of(asked, total, ON_A_PAGE);
        var seen = place == null ? List.<Devices.Seen>of() : Asking.as(place).call(() -> devices.list(quiet, paging));
        return new DevicesPage.DeviceList(rows(seen, names), total, paging);
    }

    private List<DevicesPage.Row> rows(List<Devices.Seen> seen, Map<UUID, String> names) {
        return seen.stream()
                .map(one -> {
                    var accounts = one.accounts().stream()
                            .map(id -> Objects.requireNonNullElse(names.get(id), Words.t("sync.somebody")))
                            .toList();
                    return new DevicesPage.Row(
                            one.id().toString(),
                            one.label().isEmpty() ? name(one, accounts) : one.label(),
                            one.label(),
                            String.join(", ", accounts),
                            Words.moment(localDays.local(one.seenAt())),
                            one.unsent() == null ? null : Words.n("sync.devices.unsent", one.unsent()),
                            one.unsent() != null && one.unsent() > 0,
                            one.revokedAt() == null ? null : Words.moment(localDays.local(one.revokedAt())));
                })
                .toList();
    }

    /** "Chrome sur Linux, Sandrine, 29 novembre 9 h 12": name of a device that nobody named. */
    private String name(Devices.Seen one, List<String> accounts) {
        var browser = one.agent().browser();
        var system = one.agent().system();
        var made = localDays.local(one.madeAt());
        boolean unknown = browser.isEmpty() && system.isEmpty();
        return Words.t(
                "sync.devices.unnamed",
                unknown
                        ? Words.t("sync.devices.device")
                        : browser.isEmpty() || system.isEmpty()
                                ? browser + system
                                : Words.t("sync.devices.browser-on", browser, system),
                accounts.isEmpty()
                        ? Words.t("sync.somebody")
                        : accounts.getFirst().split(" ", 2)[0],
                Words.day(made.toLocalDate()),
                Words.time(made.toLocalTime()));
    }

    Map<UUID, String> names(UUID place) {
        return read(() -> accounts.list(place)).stream().collect(Collectors.toMap(Account::id, Account::name));
    }

    private <T> T read(java.util.function.Supplier<T> what) {
        return Objects.requireNonNull(reading.execute(status -> what.get()));
    }

    /** One's own association; for the network the one that was chosen, if it exists. */
    private @Nullable UUID place(SignedIn who, @Nullable UUID structure) {
        if (who.association() != null) return who.association();
        // the network's own site leads lead no association
        if (!who.may(Right.MANAGE_ASSOCIATIONS)) throw new NotAllowed("devices are an association's");
        return structure != null && read(() -> associations.find(structure)).isPresent() ? structure : null;
    }

    /** The same, which has to be there. */
    UUID needed(SignedIn who, @Nullable UUID structure) {
        var place = place(who, structure);
        if (place == null) throw new NotFound("no association was chosen");
        return place;
    }
}
