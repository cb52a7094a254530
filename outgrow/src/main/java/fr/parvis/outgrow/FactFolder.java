// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A folder of facts, on any file system that Spark reads: what its manifest names, and nothing else. */
public final class FactFolder {
    /** Database that the SQL of the questions names its tables in. */
    static final String DATABASE = "indicators";

    private static final int FORM = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Refusal of a folder: the cause and what to do, in a sentence. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Written(String file, long rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Manifest(String asOf, List<Written> files) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Questions(int form, List<Question> questions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answers(String asOf, Map<String, List<List<Object>>> answers) {}

    private final SparkSession spark;
    private final Path folder;
    private final Manifest manifest;

    private FactFolder(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
        this.manifest = read("_manifest.json", Manifest.class);
    }

    /**
     * Makes the tables that the questions name.
     *
     * @throws Unreadable for a folder that is none, or of which files are missing
     */
    public static FactFolder open(SparkSession spark, String folder) {
        var opened = new FactFolder(spark, new Path(folder));
        opened.schema().forEach(opened::table);
        return opened;
    }

    private void table(String name, StructType columns) {
        var files = manifest.files().stream()
                .map(Written::file)
                .filter(file -> file.startsWith(name + "/"))
                .map(file -> new Path(folder, file))
                .toList();
        for (var file : files) if (!exists(file)) throw new Unreadable("missing: " + file + "; write the folder anew");
        Dataset<Row> rows = files.isEmpty()
                ? spark.createDataFrame(List.of(), columns)
                : spark.read()
                        .schema(columns)
                        .parquet(files.stream().map(Path::toString).toArray(String[]::new));
        rows.createOrReplaceGlobalTempView(name);
    }

    private Map<String, StructType> schema() {
        Map<?, ?> tables = read("schema.json", Map.class);
        var schema = new LinkedHashMap<String, StructType>();
        tables.forEach((table, columns) -> {
            var made = new StructType();
            for (var column : ((Map<?, ?>) columns).entrySet())
                made = made.add(
                        column.getKey().toString(), type(column.getValue().toString()));
            schema.put(table.toString(), made);
        });
        return schema;
    }

    private static DataType type(String name) {
        return switch (name) {
            case "string" -> DataTypes.StringType;
            case "integer" -> DataTypes.IntegerType;
            case "bigint" -> DataTypes.LongType;
            case "date" -> DataTypes.DateType;
            default -> throw new Unreadable("a column of the unknown type " + name + ": take the newer outgrow");
        };
    }

    /** The questions of Parvis, all of them. */
    public List<Question> questions() {
        var read = read("questions.json", Questions.class);
        if (read.form() != FORM)
            throw new Unreadable(
                    "questions of form " + read.form() + ", not " + FORM + ": take the outgrow of that version");
        return read.questions();
    }

    /**
     * Answers of Parvis itself, by question.
     *
     * @throws Unreadable where it was answered from another state than the facts
     */
    public Map<String, List<List<Object>>> answers() {
        var read = read("answers.json", Answers.class);
        if (!read.asOf().equals(manifest.asOf()))
            throw new Unreadable("the answers are as of " + read.asOf() + ", the facts as of " + manifest.asOf()
                    + ": the folder was being written, read it again");
        return read.answers();
    }

    /** How many rows of facts there are. */
    public long rows() {
        return manifest.files().stream()
                .filter(file -> file.file().startsWith("fact_"))
                .mapToLong(Written::rows)
                .sum();
    }

    private boolean exists(Path file) {
        try {
            return files().exists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String name, Class<T> type) {
        try (var in = files().open(new Path(folder, name))) {
            return JSON.readValue((java.io.InputStream) in, type);
        } catch (FileNotFoundException e) {
            throw new Unreadable(folder + " has no " + name + ": it is what \"bin/parvis figures parquet\" writes");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new Unreadable(name + " of " + folder + " is damaged: write the folder anew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSystem files() throws IOException {
        return folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }
}
