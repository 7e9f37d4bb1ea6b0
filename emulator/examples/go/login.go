// Logs in with a client certificate, and shows how a failure is named. Needs nothing but Go: go run login.go CODE
package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	pair, err := tls.LoadX509KeyPair(os.Getenv("APPS_IN_TOSS_CERT"), os.Getenv("APPS_IN_TOSS_KEY"))
	if err != nil {
		log.Fatal(err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}}
	if path := os.Getenv("APPS_IN_TOSS_CA"); path != "" {
		pem, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		config.RootCAs = x509.NewCertPool()
		config.RootCAs.AppendCertsFromPEM(pem)
	}
	// One for the life of the process, with a timeout: the default client has none.
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}, Timeout: 10 * time.Second}
	for i := 0; i < 2; i++ { // good once
		outcome, err := logIn(client, os.Args[1])
		if err != nil {
			fmt.Println("refused:", err)
			os.Exit(3)
		}
		fmt.Println("login:", outcome)
	}
}

func logIn(client *http.Client, code string) (string, error) {
	body, err := json.Marshal(map[string]string{"authorizationCode": code, "referrer": "DEFAULT"})
	if err != nil {
		return "", err
	}
	url := os.Getenv("APPS_IN_TOSS_API_BASE_URL") + "/api-partner/v1/apps-in-toss/user/oauth2/generate-token"
	response, err := client.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		ResultType string          `json:"resultType"`
		Error      json.RawMessage `json:"error"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	if answer.ResultType == "SUCCESS" {
		return "SUCCESS", nil
	}
	// A bare text for invalid_grant, an object otherwise.
	var text string
	if json.Unmarshal(answer.Error, &text) == nil {
		return text, nil
	}
	var object struct {
		ErrorCode string `json:"errorCode"`
	}
	return object.ErrorCode, json.Unmarshal(answer.Error, &object)
}
