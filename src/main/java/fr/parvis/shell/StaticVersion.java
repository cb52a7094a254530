package fr.parvis.shell;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version that stands in the address of every static file: the build's time, so that a new build is a new address. */
@Component
public class StaticVersion {
    private final String value;

    StaticVersion(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var time = properties == null ? null : properties.getTime();
        value = time == null ? "dev" : Long.toString(time.getEpochSecond(), 36);
    }

    public String value() {
        return value;
    }
}
