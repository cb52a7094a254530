// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import fr.parvis.Scale;
import fr.parvis.e2e.Journey.Screen;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Screens on which a journey {@link AtEveryWidth} is walked: the phone, and all of them with {@code bin/test --all}. */
final class WalkedScreens implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return (Scale.ALL ? Stream.of(Screen.values()) : Stream.of(Screen.PHONE)).map(Arguments::of);
    }
}
