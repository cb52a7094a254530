// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SettingRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Records of settings with their defaults, except for those that a test gives. */
public final class GivenSettings {
    private GivenSettings() {}

    /**
     * A record of settings, bound as at the start.
     *
     * @param given names below the prefix of the record and their values, by turns: {@code "keep-months", 12}
     */
    public static <T> T of(Class<T> type, Object... given) {
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < given.length; i += 2) values.put(prefix + "." + given[i], String.valueOf(given[i + 1]));
        try {
            return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
        } catch (BindException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof SettingRefused refused) throw refused;
            throw e;
        }
    }

    public static ParvisSettings data(Path folder) {
        return of(ParvisSettings.class, "data", folder.toString());
    }

    public static ParvisSettings address(String address) {
        return of(ParvisSettings.class, "address", address);
    }
}
