// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Code of a constant in the database, in addresses, forms, interfaces and translation keys: its name in small letters, {@code sign-in} for {@code SIGN_IN}. */
public final class EnumCode {
    private static final ClassValue<Map<String, Object>> BY_CODE = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(constant -> of((Enum<?>) constant), constant -> constant));
        }
    };

    private EnumCode() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param code of a form or an address, which may be anything */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, @Nullable String code) {
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(type.cast(BY_CODE.get(type).get(code)));
    }

    /** @throws IllegalArgumentException for a code of no constant */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(
                        () -> new IllegalArgumentException("No " + type.getSimpleName() + " has the code " + code));
    }
}
