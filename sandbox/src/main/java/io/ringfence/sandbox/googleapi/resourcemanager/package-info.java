/** Resource Manager v1: projects. */
@NullMarked
package io.ringfence.sandbox.googleapi.resourcemanager;

import org.jspecify.annotations.NullMarked;
