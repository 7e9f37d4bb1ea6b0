// Logs in with a client certificate, and shows how a failure is named.
// g++ -std=c++17 login.cpp -lcurl -o login
#include <curl/curl.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

std::string env(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

size_t append(char* data, size_t size, size_t count, void* text) {
  static_cast<std::string*>(text)->append(data, size * count);
  return size * count;
}

std::string logIn(CURL* curl, const std::string& code) {
  std::string answer;
  char reason[CURL_ERROR_SIZE] = "";
  const std::string url =
      env("APPS_IN_TOSS_API_BASE_URL") + "/api-partner/v1/apps-in-toss/user/oauth2/generate-token";
  const std::string body = "{\"authorizationCode\":\"" + code + "\",\"referrer\":\"DEFAULT\"}";
  const std::string ca = env("APPS_IN_TOSS_CA"), cert = env("APPS_IN_TOSS_CERT"), key = env("APPS_IN_TOSS_KEY");
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_SSLCERT, cert.c_str());
  curl_easy_setopt(curl, CURLOPT_SSLKEY, key.c_str());
  if (!ca.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, ca.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  const CURLcode result = curl_easy_perform(curl);
  curl_slist_free_all(headers);
  if (result != CURLE_OK) throw std::runtime_error(std::string(curl_easy_strerror(result)) + ": " + reason);
  return answer;
}

std::string outcome(const std::string& answer) {
  // A real program reads JSON by a library.
  const auto has = [&](const char* text) { return answer.find(text) != std::string::npos; };
  if (has("\"resultType\":\"SUCCESS\"")) return "login: SUCCESS";
  return has("\"error\":\"invalid_grant\"") ? "login: invalid_grant" : "login: " + answer;
}

}  // namespace

int main(int, char** arguments) {
  CURL* curl = curl_easy_init();  // kept, so that the second call uses the connection again
  int status = 0;
  try {
    std::cout << outcome(logIn(curl, arguments[1])) << '\n';
    std::cout << outcome(logIn(curl, arguments[1])) << '\n';  // good once
  } catch (const std::exception& error) {
    std::cout << "refused: " << error.what() << '\n';
    status = 3;
  }
  curl_easy_cleanup(curl);
  return status;
}
