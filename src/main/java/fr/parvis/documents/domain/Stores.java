package fr.parvis.documents.domain;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where documents lie: a folder, unless the address of an S3 store is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class Stores {

    @Bean
    Store documentStore(@Value("${parvis.data:data}") Path home, DocumentSettings settings) {
        var folder = settings.folder();
        if (settings.s3Endpoint().isBlank())
            return new FolderStore(folder.isBlank() ? home.resolve("documents") : Path.of(folder));
        if (settings.s3Bucket().isBlank()
                || settings.s3Key().isBlank()
                || settings.s3Secret().isBlank())
            throw new IllegalStateException(
                    "PARVIS_DOCUMENTS_S3_ENDPOINT is set: set PARVIS_DOCUMENTS_S3_BUCKET, PARVIS_DOCUMENTS_S3_KEY and PARVIS_DOCUMENTS_S3_SECRET too");
        return new S3Store(new S3Store.Place(
                URI.create(settings.s3Endpoint()),
                settings.s3Region(),
                settings.s3Bucket(),
                settings.s3Key(),
                settings.s3Secret(),
                settings.s3PathStyle(),
                settings.s3Patience()));
    }
}
