// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SentCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handlers of commands by type. */
@Component
class Handlers {
    private record TypeHandler(CommandHandler handler, int newestForm) {}

    private final Map<String, TypeHandler> byType = new HashMap<>();

    Handlers(List<CommandHandler> handlers) {
        for (var handler : handlers)
            handler.forms().forEach((type, newest) -> {
                if (byType.put(type, new TypeHandler(handler, newest)) != null)
                    throw new IllegalStateException("two handlers take commands of type " + type);
            });
    }

    @Nullable
    CommandHandler of(String type) {
        var taken = byType.get(type);
        return taken == null ? null : taken.handler;
    }

    /** The newest form that is read; 0 for a type that nobody takes. */
    int newestForm(String type) {
        var taken = byType.get(type);
        return taken == null ? 0 : taken.newestForm;
    }

    /** Whether this server can decide it at all; one that it cannot is not remembered, so that a newer server may. */
    boolean know(SentCommand command) {
        return command.form() >= 1 && command.form() <= newestForm(command.type());
    }
}
