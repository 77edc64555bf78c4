package io.ringfence.config;

import io.ringfence.cluster.BindingValue;
import io.ringfence.schema.Key;
import java.util.Map;
import java.util.Optional;

/** A database whose address and login the pods of a workload get. */
public record BindConfig(
    @Key(
            value =
                "The database, by its name in this file. A name alone in the place of this group of"
                    + " keys means it too.",
            shorthand = true)
        Located<String> to,
    @Key(
            "The binding's name, which its ConfigMap and its Secret get; WORKLOAD-DATABASE unless"
                + " said otherwise.")
        Optional<Located<String>> name,
    @Key("The ConfigMap's name, where it is not the binding's.")
        Optional<Located<String>> configMap,
    @Key("The Secret's name, where it is not the binding's.") Optional<Located<String>> secret,
    @Key("A read replica of the database, in the place of the primary.")
        Optional<Located<String>> replica,
    @Key("Which of the databases in the instance; the first unless said otherwise.")
        Optional<Located<String>> database,
    @Key("As which of its users; the first unless said otherwise.") Optional<Located<String>> user,
    @Key(
            value =
                "The environment variables that the two hold, each with what it says, for example"
                    + " {SPRING_DATASOURCE_URL: jdbc-url}. Only password, url, client-certificate"
                    + " and client-key are in the Secret. Unless said otherwise PGHOST, PGPORT,"
                    + " PGDATABASE, PGUSER, PGPASSWORD and DATABASE_URL; PGHOST_REPLICAS where"
                    + " there are read replicas; of a Cloud SQL instance PGSSLMODE, server-ca.pem"
                    + " and, where it asks for a client's certificate, client-cert.pem and"
                    + " client-key.pem; where engine is other, NAME_HOST, NAME_PORT, NAME_SERVERS"
                    + " and as much of NAME_DATABASE, NAME_USER and NAME_PASSWORD as is given,"
                    + " after the database's name.",
            defaultValue = "{}")
        Map<String, BindingValue> keys) {}
