/** Google's API model classes to and from JSON, with Google's own refusals of malformed bodies. */
@NullMarked
package io.ringfence.sandbox.googleapi.json;

import org.jspecify.annotations.NullMarked;
