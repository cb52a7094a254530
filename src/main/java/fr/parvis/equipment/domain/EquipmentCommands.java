// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes from devices the labels that were read without a network; the payload is told in {@code docs/equipment.md}. */
@Component
class EquipmentCommands implements CommandHandler {
    private static final String TYPE = "equipment.see";

    /**
     * The payload of form 2, the one that devices speak.
     *
     * @param inventory made on the device when it began there
     * @param batch of the device
     * @param read number of readings of each label, whole
     * @param close whether the inventory ends with this
     */
    record Payload(
            @Nullable UUID inventory,
            @Nullable UUID point,
            @Nullable UUID batch,
            @Nullable Map<String, @Nullable Integer> read,
            @Nullable Boolean close) {

        Map<String, Integer> labels() {
            var labels = new LinkedHashMap<String, Integer>();
            if (read != null) read.forEach((label, times) -> labels.put(label, times == null ? 1 : times));
            return labels;
        }
    }

    private final Inventories inventories;
    private final ReadPayload read;

    EquipmentCommands(Inventories inventories, ReadPayload read) {
        this.inventories = inventories;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(TYPE, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var said = read.of(command, Payload.class);
        if (said.inventory == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("inventory"));
        if (said.batch == null)
            return new CommandHandler.Outcome.Rejected(said.inventory, SyncProblems.missing("batch"));
        var who = SignedIn.current();
        if (who == null || !who.may(Right.LEND_EQUIPMENT))
            return new CommandHandler.Outcome.Rejected(said.inventory, "", "equipment.problem.not-yours");
        return switch (inventories.fromDevice(new Inventories.DeviceCount(
                said.inventory, said.point, said.batch, said.labels(), Boolean.TRUE.equals(said.close)))) {
            case fr.parvis.values.Outcome.Done(var id) ->
                new CommandHandler.Outcome.Accepted(new Standing(said.inventory, 0, null));
            case fr.parvis.values.Outcome.Refused(var problems) ->
                new CommandHandler.Outcome.Rejected(said.inventory, problems);
            case fr.parvis.values.Outcome.Changed() ->
                new CommandHandler.Outcome.Rejected(said.inventory, "", "equipment.problem.inventory-closed");
        };
    }
}
