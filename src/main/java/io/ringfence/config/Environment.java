package io.ringfence.config;

/** What a stack is for. */
public enum Environment {
  DEVELOPMENT,
  TEST,
  STAGING,
  PROD
}
