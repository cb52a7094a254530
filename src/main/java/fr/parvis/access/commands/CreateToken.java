// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.runtime.Command;
import fr.parvis.values.Ids;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code bin/parvis token create}: makes an access token and prints it, this once, alone on its line. */
@Component
class CreateToken implements Command {
    private static final int DAYS = 90;

    private final Accounts accounts;
    private final Tokens tokens;

    CreateToken(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token create";
    }

    @Override
    public String usage() {
        return "--account ADRESSE --scope " + scopes("|")
                + " [--scope ...] [--days N] [--name NOM] — crée un jeton d'accès à l'API";
    }

    @Override
    public int run(List<String> args, Out out) {
        var account = "";
        var name = "ligne de commande";
        int days = DAYS;
        var scopes = EnumSet.noneOf(TokenScope.class);
        for (int i = 0; i < args.size(); i += 2) {
            var value = i + 1 < args.size() ? args.get(i + 1) : "";
            if (value.isBlank()) return wrong(out, "Il manque une valeur après " + args.get(i) + ".");
            switch (args.get(i)) {
                case "--account" -> account = value;
                case "--name" -> name = value;
                case "--days" -> days = value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
                case "--scope" -> {
                    for (var code : value.split(",")) {
                        var scope = TokenScope.of(code.strip());
                        if (scope.isEmpty())
                            return wrong(out, "Usage inconnu : " + code + ". Les usages sont " + scopes(", ") + ".");
                        scopes.add(scope.get());
                    }
                }
                default -> {
                    return wrong(out, "Option inconnue : " + args.get(i) + ".");
                }
            }
        }
        if (account.isEmpty() || scopes.isEmpty()) return wrong(out, "Donnez --account et au moins un --scope.");
        if (days < 1 || days > Tokens.MOST_DAYS) return wrong(out, "--days va de 1 à " + Tokens.MOST_DAYS + ".");
        var holder = find(account).filter(Account::active);
        if (holder.isEmpty()) {
            out.line("Aucun compte actif n'a l'adresse ou l'identifiant « " + account + " ».");
            return 1;
        }
        var secret = tokens.create(holder.get().id(), new Tokens.NewToken(Ids.next(), name, scopes, days));
        out.line("Jeton de " + holder.get().name() + ", valable " + days + " jours. Il n'est affiché que cette fois :");
        out.line(secret.orElseThrow());
        return 0;
    }

    private Optional<Account> find(String account) {
        if (account.contains("@")) return accounts.findByEmail(account);
        try {
            return accounts.find(UUID.fromString(account));
        } catch (IllegalArgumentException notAnIdentifier) {
            return Optional.empty();
        }
    }

    private static int wrong(Out out, String text) {
        out.line(text);
        return 2;
    }

    private static String scopes(String between) {
        return Arrays.stream(TokenScope.values()).map(TokenScope::code).collect(Collectors.joining(between));
    }
}
