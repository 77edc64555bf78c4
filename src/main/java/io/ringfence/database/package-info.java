/** Databases and their endpoints: Cloud SQL instances with a private address, and existing ones. */
@NullMarked
package io.ringfence.database;

import org.jspecify.annotations.NullMarked;
