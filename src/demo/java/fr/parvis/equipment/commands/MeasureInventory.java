// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.commands;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.equipment.domain.CountedRoom;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures how long an inventory of 300 labels takes to arrive, and what is lost or counted twice, on the demonstration. */
@Component
class MeasureInventory implements Command {
    private final Accounts accounts;
    private final CountedRoom room;

    MeasureInventory(Accounts accounts, CountedRoom room) {
        this.accounts = accounts;
        this.room = room;
    }

    @Override
    public String name() {
        return "equipment inventory";
    }

    @Override
    public String usage() {
        return "— envoie l'inventaire de 300 étiquettes, plusieurs fois, sur le réseau de démonstration";
    }

    @Override
    public int run(List<String> args, Out out) {
        var account = accounts.findByEmail("mediatrice@demo.example")
                .orElseThrow(() -> new IllegalStateException("load the demonstration first: bin/parvis demo"));
        var who = accounts.signedIn(account.id()).orElseThrow();
        var result = Asking.as(who.scope())
                .call(() -> Actor.is(who.account()).call(() -> who.acting().call(() -> room.run(who))));
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"pand-offline\", \"labels\": 300, \"seconds\": %.3f, \"lost\": %d, \"doubled\": %d}",
                result.seconds(),
                result.lost(),
                result.doubled()));
        return result.lost() == 0 && result.doubled() == 0 ? 0 : 1;
    }
}
